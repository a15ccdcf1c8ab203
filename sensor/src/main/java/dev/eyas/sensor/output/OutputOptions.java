package dev.eyas.sensor.output;

/**
 * How alerts are printed; the names are those of Falco's configuration.
 *
 * @param jsonIncludeOutputProperty whether JSON has the whole line
 * @param jsonIncludeMessageProperty whether JSON has the rule's output alone
 * @param jsonIncludeTagsProperty whether JSON has the rule's tags
 * @param jsonIncludeOutputFieldsProperty whether JSON has the values
 * @param timeFormatIso8601 UTC date and time in front of the line, instead of the local time of day
 * @param hostname of the node, for JSON
 */
public record OutputOptions(
    boolean jsonIncludeOutputProperty,
    boolean jsonIncludeMessageProperty,
    boolean jsonIncludeTagsProperty,
    boolean jsonIncludeOutputFieldsProperty,
    boolean timeFormatIso8601,
    String hostname) {

  /** Falco's defaults. */
  public static OutputOptions defaults(String hostname) {
    return new OutputOptions(true, false, true, true, false, hostname);
  }
}
