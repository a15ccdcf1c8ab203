package dev.eyas.eclipse.server;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.core.runtime.ILog;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageServer;

/**
 * The conversation with the language server. Everything is sent by one thread, so messages leave in
 * the order in which the editors produced them, and no editor ever waits for a pipe. The server
 * starts with the first message.
 */
public final class Session implements AutoCloseable {
  private static final int INITIALIZE_SECONDS = 60;
  private static final int SHUTDOWN_SECONDS = 2;

  /** How a server is started. */
  @FunctionalInterface
  public interface Start {
    ServerProcess get() throws IOException;
  }

  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          task -> {
            var thread = new Thread(task, "Falco rules: language client");
            thread.setDaemon(true);
            return thread;
          });
  private final Start start;
  private final RulesClient client;
  private final ILog log;

  // Touched by the sender's thread alone.
  private ServerProcess process;
  private CompletableFuture<LanguageServer> server;

  public Session(Start start, RulesClient client, ILog log) {
    this.start = start;
    this.client = client;
    this.log = log;
  }

  /** Sends after everything that was sent before. */
  public void send(Consumer<LanguageServer> message) {
    sender.execute(() -> server().thenAccept(message));
  }

  /**
   * As {@link #send}, with an answer; it fails when there is no server. To cancel it cancels the
   * request.
   */
  public <T> CompletableFuture<T> ask(Function<LanguageServer, CompletableFuture<T>> request) {
    var answer = new CompletableFuture<T>();
    sender.execute(
        () ->
            server()
                .thenCompose(ready -> cancelling(answer, request.apply(ready)))
                .whenComplete((value, failure) -> settle(answer, value, failure)));
    return answer;
  }

  private static <T> CompletableFuture<T> cancelling(
      CompletableFuture<T> answer, CompletableFuture<T> sent) {
    answer.whenComplete((value, failure) -> sent.cancel(true));
    return sent;
  }

  private static <T> void settle(CompletableFuture<T> answer, T value, Throwable failure) {
    if (failure == null) {
      answer.complete(value);
    } else {
      answer.completeExceptionally(failure);
    }
  }

  /** Already completed: with the initialized server, or with the reason why there is none. */
  private CompletableFuture<LanguageServer> server() {
    if (server == null) {
      server = connect();
    }
    return server;
  }

  private CompletableFuture<LanguageServer> connect() {
    try {
      process = start.get();
      Launcher<LanguageServer> launcher =
          LSPLauncher.createClientLauncher(client, process.output(), process.input());
      launcher.startListening();
      LanguageServer remote = launcher.getRemoteProxy();
      remote.initialize(Initialization.params()).get(INITIALIZE_SECONDS, TimeUnit.SECONDS);
      remote.initialized(new InitializedParams());
      return CompletableFuture.completedFuture(remote);
    } catch (IOException | ExecutionException | TimeoutException e) {
      log.error("The Falco rules language server did not start", e);
      return CompletableFuture.failedFuture(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Ends the server, within a few seconds even if it does not answer. */
  @Override
  public void close() {
    sender.execute(this::shutDown);
    sender.shutdown();
    try {
      if (!sender.awaitTermination(2L * SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
        sender.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void shutDown() {
    if (process == null) {
      return;
    }
    try (ServerProcess ending = process) {
      if (!server.isCompletedExceptionally()) {
        LanguageServer remote = server.join();
        remote.shutdown().get(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        remote.exit();
      }
    } catch (ExecutionException | TimeoutException e) {
      log.warn("The Falco rules language server did not shut down by itself", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
