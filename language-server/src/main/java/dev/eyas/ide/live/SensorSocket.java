package dev.eyas.ide.live;

import dev.eyas.sensor.control.ClientConnection;
import dev.eyas.sensor.control.InitializeResult;
import dev.eyas.sensor.control.SensorClient;
import dev.eyas.sensor.control.SensorServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The sensor of a service that runs on this node already, spoken to through its socket. */
final class SensorSocket implements SensorConnection {
  private static final long PATIENCE_SECONDS = 10;

  private final ClientConnection connection;
  private final CompletableFuture<String> ended;
  private volatile InitializeResult sensor;

  private SensorSocket(Path socket, ClientConnection connection) {
    this.connection = connection;
    ended = connection.ended().thenApply(end -> "The sensor at " + socket + " has ended");
  }

  /**
   * @throws IOException when nobody listens, or not to this user
   */
  static SensorSocket connect(Path socket, SensorClient client) throws IOException {
    return new SensorSocket(socket, ClientConnection.open(socket, client));
  }

  /** Completes once the sensor has answered; fails when it does not, or refuses. */
  CompletableFuture<SensorConnection> initialize() {
    return connection
        .initialize(Handshake.greeting())
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .handle(
            (result, error) -> {
              if (error != null) {
                close();
                throw new SensorUnavailableException(String.valueOf(error.getMessage()));
              }
              sensor = result;
              return this;
            });
  }

  @Override
  public SensorServer server() {
    return connection.server();
  }

  @Override
  public InitializeResult sensor() {
    return sensor;
  }

  @Override
  public CompletableFuture<String> ended() {
    return ended;
  }

  /** Leaves; the service goes on. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (IOException gone) {
      // It is closed either way.
    }
  }
}
