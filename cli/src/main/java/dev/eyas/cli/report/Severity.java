package dev.eyas.cli.report;

import dev.eyas.rules.validation.lint.LintSeverity;
import java.util.Locale;

/** How much a problem matters, most first. */
public enum Severity {
  ERROR,
  WARNING,
  INFO,
  HINT;

  static Severity of(LintSeverity severity) {
    return switch (severity) {
      case ERROR -> ERROR;
      case WARNING -> WARNING;
      case INFO -> INFO;
      case HINT, OFF -> HINT;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
