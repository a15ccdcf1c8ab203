package dev.eyas.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;

/** Serves one LSP client over a pair of streams. */
public final class ServerLauncher {
  private ServerLauncher() {}

  public static void main(String[] args) throws InterruptedException {
    run(System.in, System.out);
    System.exit(0);
  }

  /**
   * Serves until the client closes the input. When the output is the standard output, everything
   * else that prints there goes to the standard error from now on.
   */
  public static void run(InputStream in, OutputStream out) throws InterruptedException {
    if (out == System.out) {
      System.setOut(System.err);
    }
    Injector injector = Guice.createInjector(new ServerModule());
    try (FalcoLanguageServer server = injector.getInstance(FalcoLanguageServer.class)) {
      serve(server, in, out);
    }
  }

  private static void serve(FalcoLanguageServer server, InputStream in, OutputStream out)
      throws InterruptedException {
    Launcher<FalcoLanguageClient> launcher =
        new ConformingBuilder()
            .setLocalService(server)
            .setRemoteInterface(FalcoLanguageClient.class)
            .setInput(in)
            .setOutput(out)
            .create();
    server.connect(launcher.getRemoteProxy());
    try {
      launcher.startListening().get();
    } catch (ExecutionException | CancellationException e) {
      System.err.println("The connection to the editor broke: " + e.getMessage());
    }
  }

  /** Holds the client to the order of messages that the protocol demands. */
  private static final class ConformingBuilder extends Launcher.Builder<FalcoLanguageClient> {
    @Override
    protected RemoteEndpoint createRemoteEndpoint(MessageJsonHandler json) {
      RemoteEndpoint endpoint =
          new RemoteEndpoint(
              wrapMessageConsumer(new StreamMessageConsumer(output, json)),
              new Lifecycle(ServiceEndpoints.toEndpoint(localServices)));
      endpoint.setJsonHandler(json);
      json.setMethodProvider(endpoint);
      return endpoint;
    }
  }
}
