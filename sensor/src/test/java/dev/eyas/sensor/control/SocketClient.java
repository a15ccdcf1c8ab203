package dev.eyas.sensor.control;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** A client that behaves. */
record SocketClient(ClientConnection connection) implements AutoCloseable {
  /**
   * @throws ExecutionException if the sensor closes the connection instead of answering
   */
  static SocketClient connect(Path path)
      throws IOException, ExecutionException, InterruptedException {
    ClientConnection connection = ClientConnection.open(path, new DeafClient());
    connection.initialize(new InitializeParams(1, "test", "1")).get();
    return new SocketClient(connection);
  }

  SensorServer server() {
    return connection.server();
  }

  RulesLoadResult load(String text) throws Exception {
    return server()
        .loadRules(new RulesLoadParams(List.of(new RulesLoadParams.Source("a.yaml", text)), 1))
        .get();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  private static final class DeafClient implements SensorClient {
    @Override
    public void alert(Alert alert) {}

    @Override
    public void nearMisses(NearMissReport report) {}

    @Override
    public void stats(Stats stats) {}
  }
}
