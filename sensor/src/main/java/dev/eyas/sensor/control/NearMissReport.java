package dev.eyas.sensor.control;

import java.util.List;

/**
 * What has come of watching a rule since its ruleset came into force.
 *
 * @param generation ruleset in force
 * @param studied events looked at
 * @param matched of these, events that the rule held for
 * @param passedOver events not looked at, because there were too many in their second
 * @param nearest events that did not match, ranked by the share of sub-conditions that held
 */
public record NearMissReport(
    int generation, String rule, long studied, long matched, long passedOver, List<Miss> nearest) {
  /**
   * @param time of the event, nanoseconds since the epoch
   * @param eventNumber running number of the event, to ask {@code explain} for it
   * @param eventType such as {@code execve}
   * @param message the rule's output, filled from the event
   * @param held sub-conditions that held
   * @param total sub-conditions that the rule takes
   */
  public record Miss(
      long time, long eventNumber, String eventType, String message, int held, int total) {}
}
