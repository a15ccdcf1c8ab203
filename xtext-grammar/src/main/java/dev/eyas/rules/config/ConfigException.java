package dev.eyas.rules.config;

/** A configuration that cannot be read; the message names the file, the cause and the cure. */
public final class ConfigException extends RuntimeException {
  public ConfigException(String message) {
    super(message);
  }

  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
