package dev.eyas.ide;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * What the protocol allows when: nothing before {@code initialize}, that once, and nothing behind
 * {@code shutdown} but {@code exit}.
 */
final class Lifecycle implements Endpoint {
  private enum State {
    CREATED,
    SERVING,
    SHUT_DOWN
  }

  private static final String INITIALIZE = "initialize";
  private static final String SHUTDOWN = "shutdown";
  private static final String EXIT = "exit";

  /** Methods that a client may not know; a server need not know them either. */
  private static final String OPTIONAL = "$/";

  private final Endpoint server;
  private State state = State.CREATED;

  Lifecycle(Endpoint server) {
    this.server = server;
  }

  @Override
  public synchronized CompletableFuture<?> request(String method, Object parameter) {
    if (state == State.SHUT_DOWN) {
      return refused(ResponseErrorCode.InvalidRequest, method + " came after shutdown");
    }
    if (method.startsWith(OPTIONAL)) {
      return refused(ResponseErrorCode.MethodNotFound, "There is no method " + method);
    }
    boolean initializes = method.equals(INITIALIZE);
    if (state == State.CREATED && !initializes) {
      return refused(ResponseErrorCode.ServerNotInitialized, method + " came before initialize");
    }
    if (state == State.SERVING && initializes) {
      return refused(ResponseErrorCode.InvalidRequest, "initialize came a second time");
    }
    state = method.equals(SHUTDOWN) ? State.SHUT_DOWN : State.SERVING;
    return server.request(method, parameter);
  }

  @Override
  public synchronized void notify(String method, Object parameter) {
    if (state == State.SERVING || method.equals(EXIT)) {
      server.notify(method, parameter);
    }
  }

  private static CompletableFuture<?> refused(ResponseErrorCode code, String message) {
    return CompletableFuture.failedFuture(
        new ResponseErrorException(new ResponseError(code, message, null)));
  }
}
