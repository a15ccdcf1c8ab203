package dev.eyas.ide.live;

import java.util.Map;
import org.eclipse.lsp4j.Location;

/**
 * A match as the client shows it.
 *
 * @param version edit that was in force
 * @param time of the event, ISO 8601 in UTC with nanoseconds
 * @param eventNumber running number of the event
 * @param message the formatted output
 * @param fields values as text, in the output's order; {@code <NA>} for none
 * @param location where the rule stands, or null
 */
public record LiveAlert(
    int version,
    String rule,
    String priority,
    String time,
    long eventNumber,
    String eventType,
    String message,
    Map<String, String> fields,
    Location location) {
  /** Text of a field that has no value. */
  public static final String NO_VALUE = "<NA>";
}
