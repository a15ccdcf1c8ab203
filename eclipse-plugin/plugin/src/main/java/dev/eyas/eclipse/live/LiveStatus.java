package dev.eyas.eclipse.live;

import java.util.List;

/**
 * Where a live run stands, as the server tells it.
 *
 * @param state {@code stopped}, {@code starting}, {@code running} or {@code failed}
 * @param message one line for the user
 * @param events seen since the sensor started
 * @param rules exact counts since the running version came into force
 */
public record LiveStatus(
    String state, String message, long events, double eventsPerSecond, List<RuleCount> rules) {
  static final LiveStatus STOPPED = new LiveStatus("stopped", "Stopped", 0, 0, List.of());

  public record RuleCount(String rule, long matches) {}

  boolean running() {
    return "running".equals(state);
  }
}
