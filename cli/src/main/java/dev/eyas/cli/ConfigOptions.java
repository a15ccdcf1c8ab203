package dev.eyas.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Keys of {@code falco.yaml} as Falco takes them on its command line. */
final class ConfigOptions {
  private static final String NEXT = "[]";

  /**
   * Values by key, in the order given. Each {@code []} gets a number of its own; an object in
   * braces becomes the keys that are in it, but where rules are adjusted, which take YAML.
   *
   * @param options {@code key=value}
   * @throws IllegalArgumentException for one that is not of that form
   */
  static Map<String, String> parse(List<String> options) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "Error parsing config option \"%s\". Must be of the form key=val or key.subkey=val"
                .formatted(option));
      }
      String key = option.substring(0, equals).replace(NEXT, "[" + values.size() + "]");
      String value = option.substring(equals + 1);
      boolean isObject = value.startsWith("{") && value.endsWith("}");
      if (isObject && !RuleAdjustments.KEYS.contains(key.replaceFirst("\\[\\d+]$", ""))) {
        flatten(key, object(option, value), values);
      } else {
        values.put(key, value);
      }
    }
    return values;
  }

  private static Object object(String option, String value) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(value);
    } catch (YAMLException e) {
      throw new IllegalArgumentException("-o " + option + ": not YAML: " + e.getMessage(), e);
    }
  }

  private static void flatten(String key, Object value, Map<String, String> values) {
    if (value instanceof Map<?, ?> object) {
      object.forEach((name, inner) -> flatten(key + "." + name, inner, values));
    } else if (value instanceof List<?> list) {
      values.put(key, String.join(",", list.stream().map(String::valueOf).toList()));
    } else {
      values.put(key, value == null ? "" : String.valueOf(value));
    }
  }

  private ConfigOptions() {}
}
