package dev.eyas.catalog;

import java.util.Locale;
import java.util.Optional;

/** Severity of a rule, most severe first; the ordinal is Falco's priority number (syslog's). */
public enum Priority {
  EMERGENCY("Emergency"),
  ALERT("Alert"),
  CRITICAL("Critical"),
  ERROR("Error"),
  WARNING("Warning"),
  NOTICE("Notice"),
  INFORMATIONAL("Informational"),
  DEBUG("Debug");

  private final String label;

  Priority(String label) {
    this.label = label;
  }

  /** The spelling that alerts carry, such as {@code Warning}. */
  public String label() {
    return label;
  }

  /** The priority that a rules file names, ignoring case; {@code info} is an alias. */
  public static Optional<Priority> parse(String text) {
    String wanted = text.toUpperCase(Locale.ROOT);
    if (wanted.equals("INFO")) {
      return Optional.of(INFORMATIONAL);
    }
    for (Priority priority : values()) {
      if (priority.name().equals(wanted)) {
        return Optional.of(priority);
      }
    }
    return Optional.empty();
  }
}
