package dev.eyas.ide.live;

import java.util.List;

/**
 * The events that came nearest to a watched rule, since the running version came into force.
 *
 * @param version edit that is in force
 * @param studied events looked at
 * @param matched of these, events that the rule held for
 * @param passedOver events not looked at, because there were too many in their second
 * @param nearest events that did not match, the nearest first
 */
public record LiveNearMisses(
    int version, String rule, long studied, long matched, long passedOver, List<Miss> nearest) {
  /**
   * @param time of the event, ISO 8601 in UTC with nanoseconds
   * @param eventNumber running number of the event
   * @param message the rule's output, filled from the event
   * @param held sub-conditions that held
   * @param total sub-conditions that the rule takes
   */
  public record Miss(
      String time, long eventNumber, String eventType, String message, int held, int total) {}
}
