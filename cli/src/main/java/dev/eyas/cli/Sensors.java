package dev.eyas.cli;

import dev.eyas.sensor.LiveOptions;
import dev.eyas.sensor.LiveSensor;
import dev.eyas.sensor.kernel.Privileges;
import dev.eyas.sensor.kernel.ProbeException;

/** Opens this node's sensor, or tells the user why that cannot be. */
final class Sensors {
  static LiveSensor open(LiveOptions options) {
    try {
      return told(LiveSensor.open(options));
    } catch (ProbeException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  /** Tells, once there is a sensor, which powers it lacks or has too many of. */
  static LiveSensor told(LiveSensor sensor) {
    Privileges.remarks().forEach(remark -> System.err.println("eyas: " + remark));
    return sensor;
  }

  private Sensors() {}
}
