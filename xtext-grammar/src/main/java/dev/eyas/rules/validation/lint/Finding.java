package dev.eyas.rules.validation.lint;

import dev.eyas.rules.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a lint has found.
 *
 * @param severity as configured for the file; never {@link LintSeverity#OFF}
 * @param range the text to underline
 * @param fixes any one of them settles it; empty where no change is known to be right
 */
public record Finding(
    LintCode code,
    LintSeverity severity,
    SourceRange range,
    String message,
    List<Related> related,
    List<Fix> fixes) {

  static Finding of(LintCode code, SourceRange range, String message) {
    return new Finding(code, code.defaultSeverity(), range, message, List.of(), List.of());
  }

  Finding related(SourceRange place, String text) {
    List<Related> more = new ArrayList<>(related);
    more.add(new Related(place, text));
    return new Finding(code, severity, range, message, List.copyOf(more), fixes);
  }

  /** Without places in files that are not there. */
  Finding within(Set<String> files) {
    List<Related> known =
        related.stream().filter(place -> files.contains(place.range().source())).toList();
    return new Finding(code, severity, range, message, known, fixes);
  }

  Finding fixedBy(List<Fix> known) {
    return new Finding(code, severity, range, message, related, List.copyOf(known));
  }

  Finding withSeverity(LintSeverity configured) {
    return new Finding(code, configured, range, message, related, fixes);
  }
}
