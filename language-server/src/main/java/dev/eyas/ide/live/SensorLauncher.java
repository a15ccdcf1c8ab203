package dev.eyas.ide.live;

import dev.eyas.sensor.control.SensorClient;
import java.util.concurrent.CompletableFuture;

/** Where a live session gets its sensor from. */
@FunctionalInterface
public interface SensorLauncher {
  /**
   * Starts a sensor. The result fails with {@link SensorUnavailableException}; cancelling it ends
   * what was started so far.
   *
   * @param client is told what the sensor sees
   */
  CompletableFuture<SensorConnection> launch(SensorTarget target, SensorClient client);
}
