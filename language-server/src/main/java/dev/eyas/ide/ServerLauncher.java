package dev.eyas.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.jsonrpc.Launcher;

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
        Launcher.createLauncher(server, FalcoLanguageClient.class, in, out);
    server.connect(launcher.getRemoteProxy());
    try {
      launcher.startListening().get();
    } catch (ExecutionException | CancellationException e) {
      System.err.println("The connection to the editor broke: " + e.getMessage());
    }
  }
}
