package dev.eyas.ide.live;

import dev.eyas.sensor.control.InitializeResult;
import dev.eyas.sensor.control.SensorServer;
import java.util.concurrent.CompletableFuture;

/** A sensor that has been initialized and answers. */
public interface SensorConnection extends AutoCloseable {
  SensorServer server();

  /** What the sensor said of itself. */
  InitializeResult sensor();

  /** Completes with the reason, for the user, once the sensor is gone. */
  CompletableFuture<String> ended();

  /** Asks the sensor to end, and ends it if it does not. Returns at once. */
  @Override
  void close();
}
