package dev.eyas.cli;

import dev.eyas.sensor.LiveOptions;
import dev.eyas.sensor.LiveSensor;
import dev.eyas.sensor.kernel.ProbeException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A sensor that is being opened beside other work. It goes with the process if nobody takes it. */
final class OpeningSensor {
  private final FutureTask<LiveSensor> task;

  private OpeningSensor(LiveOptions options) {
    task = new FutureTask<>(() -> LiveSensor.open(options));
  }

  static OpeningSensor begin(LiveOptions options) {
    OpeningSensor opening = new OpeningSensor(options);
    Thread thread = new Thread(opening.task, "open");
    thread.setDaemon(true);
    thread.start();
    return opening;
  }

  /**
   * @throws UserError if it cannot be, with the reason
   */
  LiveSensor await() {
    try {
      return Sensors.told(task.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProbeException reason) {
        throw new UserError(reason.getMessage(), reason);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }
}
