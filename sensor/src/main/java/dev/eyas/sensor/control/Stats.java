package dev.eyas.sensor.control;

import java.util.List;
import java.util.Map;

/**
 * @param generation ruleset in force
 * @param events seen since the start
 * @param dropped events lost, by cause; empty when none was
 * @param eventsPerSecond over the last interval
 * @param rules exact counts of the ruleset in force
 */
public record Stats(
    int generation,
    long events,
    Map<String, Long> dropped,
    double eventsPerSecond,
    List<RuleCount> rules) {
  /**
   * @param matches since the ruleset came into force, counted as under {@code rule_matching: all}
   * @param detailed of these, sent as alerts
   * @param silencedBy earlier rule that matches all the same events, so that this one is silent
   *     under {@code rule_matching: first}; null: none
   */
  public record RuleCount(String rule, long matches, long detailed, String silencedBy) {}
}
