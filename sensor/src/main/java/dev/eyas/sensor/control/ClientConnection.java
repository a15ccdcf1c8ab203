package dev.eyas.sensor.control;

import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.lsp4j.jsonrpc.Launcher;

/** A client's end of a connection to a sensor. */
public final class ClientConnection implements Closeable {
  private final Closeable transport;
  private final SensorServer server;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /**
   * @param client is told what the sensor sees
   * @param transport closed with the connection
   */
  public ClientConnection(
      InputStream in, OutputStream out, SensorClient client, Closeable transport) {
    this.transport = transport;
    ExecutorService reader = Executors.newSingleThreadExecutor(ClientConnection::daemon);
    Launcher<SensorServer> launcher =
        new Launcher.Builder<SensorServer>()
            .setLocalService(client)
            .setRemoteInterface(SensorServer.class)
            .setInput(in)
            .setOutput(out)
            .setExecutorService(reader)
            .configureGson(ClientConnection::keepWholeNumbers)
            .create();
    server = launcher.getRemoteProxy();
    launcher.startListening();
    // Behind the listening on the one thread there is.
    reader.execute(() -> ended.complete(null));
    reader.shutdown();
  }

  /**
   * Connects to a sensor's socket.
   *
   * @throws IOException if nobody listens there, or this user may not connect
   */
  public static ClientConnection open(Path socket, SensorClient client) throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    return new ClientConnection(
        ChannelStreams.input(channel), ChannelStreams.output(channel), client, channel);
  }

  public SensorServer server() {
    return server;
  }

  /** Fails, too, when the connection ends without an answer. */
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    CompletableFuture<InitializeResult> answer = server.initialize(params);
    ended.thenRun(
        () -> answer.completeExceptionally(new IOException("the sensor closed the connection")));
    return answer;
  }

  /** Completes once the sensor says nothing more. */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }

  private static void keepWholeNumbers(GsonBuilder gson) {
    gson.setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "sensor connection");
    thread.setDaemon(true);
    return thread;
  }
}
