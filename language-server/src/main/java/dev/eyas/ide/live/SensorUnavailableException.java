package dev.eyas.ide.live;

/** No sensor can be had; the message is for the user and says what to do. */
public final class SensorUnavailableException extends RuntimeException {
  public SensorUnavailableException(String message) {
    super(message);
  }
}
