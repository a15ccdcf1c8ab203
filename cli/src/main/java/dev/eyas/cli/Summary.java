package dev.eyas.cli;

import dev.eyas.sensor.LiveSensor;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/** What a watch has come to. */
final class Summary {
  private final LiveSensor sensor;
  private final Map<String, Long> alerts;

  /**
   * @param sensor stopped
   * @param alerts by rule
   */
  Summary(LiveSensor sensor, Map<String, Long> alerts) {
    this.sensor = sensor;
    this.alerts = alerts;
  }

  void print(PrintWriter out) {
    out.println("Events seen: " + sensor.events());
    out.println("Events dropped: " + dropped(sensor.dropped()));
    out.println("Alerts: " + total(alerts));
    alerts.forEach((rule, count) -> out.println("   " + rule + ": " + count));
    out.flush();
  }

  private static String dropped(Map<String, Long> causes) {
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
