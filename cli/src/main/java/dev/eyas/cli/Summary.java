package dev.eyas.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a watch or a replay has come to.
 *
 * @param dropped events not judged, by cause
 * @param alerts by rule
 */
record Summary(long events, Map<String, Long> dropped, Map<String, Long> alerts) {
  void print(PrintWriter out) {
    out.println("Events seen: " + events);
    out.println("Events dropped: " + describe(dropped));
    out.println("Alerts: " + total(alerts));
    alerts.forEach((rule, count) -> out.println("   " + rule + ": " + count));
    out.flush();
  }

  /** Causes with their counts, as one line. */
  static String describe(Map<String, Long> causes) {
    if (causes.isEmpty()) {
      return "0";
    }
    return total(causes)
        + causes.entrySet().stream()
            .map(cause -> cause.getKey() + ": " + cause.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
