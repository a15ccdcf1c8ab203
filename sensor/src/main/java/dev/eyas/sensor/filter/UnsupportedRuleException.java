package dev.eyas.sensor.filter;

/** A rule needs what the sensor cannot do yet; the message says what, for the rule's author. */
public final class UnsupportedRuleException extends RuntimeException {
  public UnsupportedRuleException(String message) {
    super(message);
  }
}
