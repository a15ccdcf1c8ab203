package dev.eyas.sensor.output;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Alerts to the system's log, each with its own severity: the numbers of both are the same. */
public final class SyslogOutput implements AlertOutput {
  private interface LibC extends Library {
    LibC INSTANCE = Native.load("c", LibC.class);

    void openlog(Pointer ident, int options, int facility);

    void syslog(int priority, String format, Object... arguments);
  }

  /** Whom the log names as the speaker, in place of the JVM; the C library keeps the address. */
  private static final Memory IDENT = new Memory(5);

  /** The facility of programs without one of their own. */
  private static final int LOG_USER = 1 << 3;

  static {
    IDENT.setString(0, "eyas");
  }

  public SyslogOutput() {
    LibC.INSTANCE.openlog(IDENT, 0, LOG_USER);
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
