package dev.eyas.sensor.control;

import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageProducer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.ConcurrentMessageProcessor;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;

/** One client on a pair of streams. */
public final class ControlConnection {
  private final String name;
  private final InputStream in;
  private final OutputStream out;
  private StrictFrames frames;

  /**
   * @param name of the client, in what is told of it on standard error
   */
  public ControlConnection(String name, InputStream in, OutputStream out) {
    this.name = name;
    this.in = in;
    this.out = out;
  }

  /**
   * Serves the client until it asks for the end or closes its side, then closes the output.
   *
   * @param sensor of this client; closed in the end
   * @param self what the sensor says of itself
   */
  public void serve(SensorBackend sensor, InitializeResult self) throws InterruptedException {
    ExecutorService reader = Executors.newSingleThreadExecutor(this::daemon);
    try (ControlServer server = new ControlServer(sensor, self, () -> frames.close())) {
      Launcher<SensorClient> launcher =
          new StrictLauncher()
              .setLocalService(server)
              .setRemoteInterface(SensorClient.class)
              .setInput(in)
              .setOutput(out)
              .setExecutorService(reader)
              .configureGson(ControlConnection::keepWholeNumbers)
              .create();
      server.connect(launcher.getRemoteProxy());
      try {
        launcher.startListening().get();
      } finally {
        // Whoever still writes to a client that does not read is let go.
        out.close();
      }
    } catch (ExecutionException | CancellationException | IOException e) {
      tell("the connection broke: " + e.getMessage());
    } finally {
      reader.shutdown();
    }
  }

  private void tell(String what) {
    System.err.println("eyas sensor: " + name + ": " + what);
  }

  private Thread daemon(Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private static void keepWholeNumbers(GsonBuilder gson) {
    gson.setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE).serializeNulls();
  }

  /** Reads through {@link StrictFrames}. */
  private final class StrictLauncher extends Launcher.Builder<SensorClient> {
    private MessageJsonHandler json;
    private MessageConsumer outgoing;
    private RemoteEndpoint endpoint;

    /** As inherited, but keeps the one consumer that all answers must go through. */
    @Override
    protected RemoteEndpoint createRemoteEndpoint(MessageJsonHandler handler) {
      json = handler;
      outgoing = new StreamMessageConsumer(out, handler);
      endpoint = new RemoteEndpoint(outgoing, ServiceEndpoints.toEndpoint(localServices));
      handler.setMethodProvider(endpoint);
      return endpoint;
    }

    @Override
    protected ConcurrentMessageProcessor createMessageProcessor(
        MessageProducer reader, MessageConsumer consumer, SensorClient proxy) {
      frames =
          new StrictFrames(
              in, json, endpoint, outgoing, reason -> tell("refused a message: " + reason));
      return super.createMessageProcessor(frames, consumer, proxy);
    }
  }
}
