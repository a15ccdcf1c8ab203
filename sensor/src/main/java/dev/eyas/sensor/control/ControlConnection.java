package dev.eyas.sensor.control;

import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
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
  private final InputStream in;
  private final OutputStream out;
  private StrictFrames frames;

  public ControlConnection(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Serves the client until it asks for the end or closes its side.
   *
   * @param self what the sensor says of itself
   */
  public void serve(SensorBackend sensor, InitializeResult self) throws InterruptedException {
    try (ControlServer server = new ControlServer(sensor, self, () -> frames.close())) {
      Launcher<SensorClient> launcher =
          new StrictLauncher()
              .setLocalService(server)
              .setRemoteInterface(SensorClient.class)
              .setInput(in)
              .setOutput(out)
              .configureGson(ControlConnection::keepWholeNumbers)
              .create();
      server.connect(launcher.getRemoteProxy());
      launcher.startListening().get();
    } catch (ExecutionException | CancellationException e) {
      System.err.println("eyas sensor: the connection to the client broke: " + e.getMessage());
    }
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
      frames = new StrictFrames(in, json, endpoint, outgoing);
      return super.createMessageProcessor(frames, consumer, proxy);
    }
  }
}
