package dev.eyas.sensor.output;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.eyas.catalog.Priority;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.sensor.filter.TimeFields;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Prints alerts as lines, without a line end. */
public final class AlertFormatter {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  /** Escaped U+2028 or U+2029, behind backslashes that are escaped themselves. */
  private static final Pattern SEPARATOR =
      Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u202([89])");

  private final OutputOptions options;

  public AlertFormatter(OutputOptions options) {
    this.options = options;
  }

  /**
   * The text line: time, priority and message. Control characters, quotes and backslashes are
   * escaped as in JSON, so that one alert is one line.
   *
   * @param time of the event, nanoseconds since the epoch
   */
  public String textLine(EffectiveRule rule, long time, String message) {
    String quoted = json(line(rule, time, message));
    return quoted.substring(1, quoted.length() - 1);
  }

  /**
   * The JSON line: one object, keys sorted.
   *
   * @param fields values of the output's fields
   */
  public String jsonLine(
      EffectiveRule rule, long time, String message, Map<String, Object> fields) {
    Map<String, Object> object = new TreeMap<>();
    object.put("hostname", options.hostname());
    object.put("priority", rule.priority().label());
    object.put("rule", rule.name());
    object.put("source", rule.source());
    object.put("time", TimeFields.iso(time) + "Z");
    if (options.jsonIncludeOutputProperty()) {
      object.put("output", line(rule, time, message));
    }
    if (options.jsonIncludeMessageProperty()) {
      object.put("message", message);
    }
    if (options.jsonIncludeTagsProperty()) {
      object.put("tags", rule.tags());
    }
    if (options.jsonIncludeOutputFieldsProperty()) {
      Map<String, Object> all = new TreeMap<>(fields);
      all.put(timeField(), time);
      object.put("output_fields", all);
    }
    return json(object);
  }

  /**
   * A line about the sensor itself, as Falco words its own.
   *
   * @param rule in place of a rule's name
   */
  public String internalLine(
      boolean json,
      Priority priority,
      String rule,
      long time,
      String message,
      Map<String, String> fields) {
    if (!json) {
      String details =
          fields.entrySet().stream()
              .map(field -> field.getKey() + "=" + json(field.getValue()))
              .collect(Collectors.joining(" ", " (", ")"));
      return clock(time)
          + ": "
          + priority.label()
          + " "
          + message
          + (fields.isEmpty() ? "" : details);
    }
    Map<String, Object> object = new TreeMap<>();
    object.put("hostname", options.hostname());
    object.put("output", message);
    object.put("output_fields", fields);
    object.put("priority", priority.label());
    object.put("rule", rule);
    object.put("source", "internal");
    object.put("time", TimeFields.iso(time) + "Z");
    return json(object);
  }

  /** JSON as Falco writes it: the two line ends that only JavaScript knows stay as they are. */
  private static String json(Object value) {
    String json = GSON.toJson(value);
    return json.contains("\\u202")
        ? SEPARATOR.matcher(json).replaceAll(AlertFormatter::plain)
        : json;
  }

  private static String plain(MatchResult escape) {
    String separator = escape.group(2).equals("8") ? "\u2028" : "\u2029";
    return Matcher.quoteReplacement(escape.group(1) + separator);
  }

  private String clock(long time) {
    return options.timeFormatIso8601() ? TimeFields.iso(time) + "+0000" : TimeFields.clock(time);
  }

  private String line(EffectiveRule rule, long time, String message) {
    return clock(time) + ": " + rule.priority().label() + " " + message;
  }

  private String timeField() {
    return options.timeFormatIso8601() ? "evt.time.iso8601" : "evt.time";
  }
}
