package dev.eyas.sensor.output;

import com.sun.jna.Library;
import com.sun.jna.Native;

/** Alerts to the system's log, each with its own severity: the numbers of both are the same. */
public final class SyslogOutput implements AlertOutput {
  private interface LibC extends Library {
    LibC INSTANCE = Native.load("c", LibC.class);

    void syslog(int priority, String format, Object... arguments);
  }

  @Override
  public String name() {
    return "syslog";
  }

  /** The C library finds the log, and looks for it again after it was gone; it tells no failure. */
  @Override
  public void write(AlertLine alert) {
    LibC.INSTANCE.syslog(alert.priority().ordinal(), "%s", alert.text());
  }
}
