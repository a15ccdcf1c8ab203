package dev.eyas.sensor.capture;

import java.io.IOException;

/** A capture cannot be read on; the message tells the place and the cause. */
public final class CaptureException extends IOException {
  private static final long serialVersionUID = 1L;

  public CaptureException(String message) {
    super(message);
  }

  public CaptureException(String message, Throwable cause) {
    super(message, cause);
  }
}
