package dev.eyas.cli;

import dev.eyas.sensor.LiveOptions;
import dev.eyas.sensor.LiveSensor;
import dev.eyas.sensor.kernel.ProbeException;

/** Opens this node's sensor, or tells the user why that cannot be. */
final class Sensors {
  static LiveSensor open(LiveOptions options) {
    try {
      return LiveSensor.open(options);
    } catch (ProbeException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private Sensors() {}
}
