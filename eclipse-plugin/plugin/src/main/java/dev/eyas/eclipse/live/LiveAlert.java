package dev.eyas.eclipse.live;

import java.util.Map;
import org.eclipse.lsp4j.Location;

/**
 * A rule's match, as the server tells it; of many, a sample.
 *
 * @param time of the event, ISO 8601 in UTC with nanoseconds
 * @param message the formatted output
 * @param fields values as text, in the output's order
 * @param location where the rule stands, or null
 */
public record LiveAlert(
    String rule,
    String priority,
    String time,
    String message,
    Map<String, String> fields,
    Location location) {}
