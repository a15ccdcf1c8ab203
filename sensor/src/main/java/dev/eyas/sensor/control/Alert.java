package dev.eyas.sensor.control;

import java.util.Map;

/**
 * A match.
 *
 * @param generation ruleset that judged the event
 * @param rule name of the rule
 * @param priority label, such as {@code Warning}
 * @param time of the event, nanoseconds since the epoch
 * @param eventNumber running number of the event
 * @param eventType such as {@code execve}
 * @param message the formatted output, without time and priority
 * @param fields values of the fields that the output names, JSON types; an absent value is null
 * @param source file of the rule, and where it begins there
 */
public record Alert(
    int generation,
    String rule,
    String priority,
    long time,
    long eventNumber,
    String eventType,
    String message,
    Map<String, Object> fields,
    String source,
    int offset) {}
