package dev.eyas.cli;

import dev.eyas.catalog.Priority;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.output.OutputOptions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The keys of {@code falco.yaml} that {@code -o} knows, with Falco's defaults.
 *
 * @param json whether alerts are JSON lines
 */
record RunSettings(
    boolean json, OutputOptions output, RuleMatching ruleMatching, Priority minimumPriority) {

  private static final Set<String> TRUE = Set.of("true", "yes", "on");
  private static final Set<String> FALSE = Set.of("false", "no", "off");

  /**
   * @param given values by key
   * @param hostname of this node
   * @throws IllegalArgumentException for an unknown key or value, with the known ones
   */
  static RunSettings parse(Map<String, String> given, String hostname) {
    given.keySet().forEach(Key::of);
    return new RunSettings(
        flag(given, Key.JSON_OUTPUT),
        new OutputOptions(
            flag(given, Key.JSON_INCLUDE_OUTPUT_PROPERTY),
            flag(given, Key.JSON_INCLUDE_MESSAGE_PROPERTY),
            flag(given, Key.JSON_INCLUDE_TAGS_PROPERTY),
            flag(given, Key.JSON_INCLUDE_OUTPUT_FIELDS_PROPERTY),
            flag(given, Key.TIME_FORMAT_ISO_8601),
            hostname),
        ruleMatching(given),
        priority(given));
  }

  static boolean knows(String key) {
    return Arrays.stream(Key.values()).anyMatch(known -> known.toString().equals(key));
  }

  /** Whether two sets of keys differ in nothing but text or JSON. */
  static boolean sameEngine(Map<String, String> one, Map<String, String> other) {
    return withoutFormat(one).equals(withoutFormat(other));
  }

  private static Map<String, String> withoutFormat(Map<String, String> given) {
    Map<String, String> rest = new HashMap<>(given);
    rest.remove(Key.JSON_OUTPUT.toString());
    return rest;
  }

  RunSettings withJson(boolean wanted) {
    return new RunSettings(wanted, output, ruleMatching, minimumPriority);
  }

  RunSettings withRuleMatching(RuleMatching wanted) {
    return new RunSettings(json, output, wanted, minimumPriority);
  }

  EngineOptions applyTo(EngineOptions engine) {
    return new EngineOptions(
        ruleMatching, minimumPriority, output, engine.hostname(), engine.processes(), engine.etc());
  }

  private static boolean flag(Map<String, String> given, Key key) {
    String value = key.in(given).toLowerCase(Locale.ROOT);
    if (TRUE.contains(value)) {
      return true;
    }
    if (FALSE.contains(value)) {
      return false;
    }
    throw key.refuse(value, "true or false");
  }

  private static RuleMatching ruleMatching(Map<String, String> given) {
    String value = Key.RULE_MATCHING.in(given);
    return switch (value) {
      case "first" -> RuleMatching.FIRST;
      case "all" -> RuleMatching.ALL;
      default -> throw Key.RULE_MATCHING.refuse(value, "first or all");
    };
  }

  private static Priority priority(Map<String, String> given) {
    String value = Key.PRIORITY.in(given);
    return Priority.parse(value)
        .orElseThrow(() -> Key.PRIORITY.refuse(value, "a priority from emergency to debug"));
  }

  private enum Key {
    JSON_OUTPUT("false"),
    JSON_INCLUDE_OUTPUT_PROPERTY("true"),
    JSON_INCLUDE_MESSAGE_PROPERTY("false"),
    JSON_INCLUDE_TAGS_PROPERTY("true"),
    JSON_INCLUDE_OUTPUT_FIELDS_PROPERTY("true"),
    TIME_FORMAT_ISO_8601("false"),
    RULE_MATCHING("first"),
    PRIORITY("debug");

    private final String byDefault;

    Key(String byDefault) {
      this.byDefault = byDefault;
    }

    static Key of(String name) {
      return Arrays.stream(values())
          .filter(key -> key.toString().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "-o " + name + ": no such key; known are " + Arrays.asList(values())));
    }

    String in(Map<String, String> given) {
      return given.getOrDefault(toString(), byDefault);
    }

    BadSetting refuse(String value, String wanted) {
      return BadSetting.value(toString(), value, wanted);
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
