package dev.eyas.cli.report;

import java.util.Locale;

/** How much a problem matters, most first. */
public enum Severity {
  ERROR,
  WARNING,
  INFO,
  HINT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
