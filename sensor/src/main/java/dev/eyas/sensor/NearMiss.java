package dev.eyas.sensor;

import dev.eyas.sensor.filter.Explanation;

/**
 * An event that a rule nearly matched.
 *
 * @param generation ruleset that judged the event
 * @param time of the event, nanoseconds since the epoch
 * @param eventNumber running number of the event
 * @param eventType such as {@code execve}
 * @param message the rule's output, filled from the event
 * @param explanation why it did not match
 */
public record NearMiss(
    int generation,
    String rule,
    long time,
    long eventNumber,
    String eventType,
    String message,
    Explanation explanation) {}
