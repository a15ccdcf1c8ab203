package dev.eyas.rules.validation.lint;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much a finding matters, least first. */
public enum LintSeverity {
  OFF,
  HINT,
  INFO,
  WARNING,
  ERROR;

  /** The severity as a configuration writes it. */
  public String symbol() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<LintSeverity> find(String symbol) {
    return Stream.of(values()).filter(severity -> severity.symbol().equals(symbol)).findFirst();
  }
}
