package dev.eyas.sensor.kernel;

import java.io.IOException;

/** The kernel's events cannot be had; the message tells the user why and what would help. */
public final class ProbeException extends IOException {
  private static final long serialVersionUID = 1L;

  public ProbeException(String message) {
    super(message);
  }

  public ProbeException(String message, Throwable cause) {
    super(message, cause);
  }
}
