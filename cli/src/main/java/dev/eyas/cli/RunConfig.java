package dev.eyas.cli;

import dev.eyas.rules.config.FalcoConfig;
import dev.eyas.rules.config.FalcoKeys;
import dev.eyas.rules.config.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The keys that {@code eyas run} goes by: those of a {@code falco.yaml}, and over them {@code -o}.
 */
final class RunConfig {
  private static final String BASE_SYSCALLS = "base_syscalls.";
  private static final Set<String> NOTHING = Set.of("", "false");

  /** Where rules are, what is merged, what rules get: read before the keys are. */
  private static final Set<String> READ_BEFORE =
      Set.of("rules_files", "rules_file", "config_files", AppendOutputOption.KEY);

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> places = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  /** Without any file: alerts go to the standard output. */
  static RunConfig of(Map<String, String> options) {
    RunConfig config = new RunConfig();
    config.values.put(OutputSettings.STDOUT, "true");
    config.override(options);
    return config;
  }

  /**
   * @throws IllegalArgumentException for an option with a key that does not exist or is not used
   */
  static RunConfig of(FalcoConfig file, Map<String, String> options) {
    RunConfig config = new RunConfig();
    Map<String, Setting> settings = new TreeMap<>(file.settings());
    if (settings.entrySet().stream()
        .filter(setting -> setting.getKey().startsWith(BASE_SYSCALLS))
        .allMatch(setting -> NOTHING.contains(setting.getValue().value()))) {
      settings.keySet().removeIf(key -> key.startsWith(BASE_SYSCALLS));
    }
    settings.forEach(config::take);
    config.override(options);
    return config;
  }

  private void take(String key, Setting setting) {
    if (READ_BEFORE.contains(key)) {
      return;
    }
    if (isUsed(key)) {
      values.put(key, setting.value());
      places.put(key, setting.place());
    } else if (!FalcoKeys.exists(key)) {
      notes.add(setting.place() + ": schema validation: failed: there is no key '" + key + "'");
    } else if (!FalcoKeys.isDefault(key, setting.value())) {
      notes.add(setting.place() + ": " + key + " has no effect on this sensor");
    }
  }

  private void override(Map<String, String> options) {
    options.forEach(
        (key, value) -> {
          if (!isUsed(key)) {
            throw new IllegalArgumentException(
                "-o "
                    + key
                    + (FalcoKeys.exists(key) ? ": has no effect on this sensor" : ": no such key")
                    + "; known are "
                    + String.join(", ", known()));
          }
          values.put(key, value);
          places.put(key, "-o");
        });
  }

  private static List<String> known() {
    return FalcoKeys.all().stream().filter(RunConfig::isUsed).toList();
  }

  /** Of the configuration of Falco's container plugin. */
  private static boolean isOfContainers(String key) {
    return key.equals("label_max_len") || key.startsWith("engines.");
  }

  private static boolean isUsed(String key) {
    return isOfContainers(key)
        || RunSettings.knows(key)
        || OutputSettings.knows(key)
        || DropSettings.knows(key)
        || key.equals(Reloading.WATCH_KEY)
        || key.startsWith(BASE_SYSCALLS) && FalcoKeys.exists(key);
  }

  boolean sameAs(RunConfig other) {
    return values.equals(other.values);
  }

  /** What is worth knowing about the file, a line each. */
  List<String> notes() {
    return notes;
  }

  /** The keys that {@link RunSettings} knows. */
  Map<String, String> engine() {
    return those(RunSettings::knows);
  }

  /** The keys that {@link KernelOptions} knows. */
  Map<String, String> kernel() {
    return those(key -> key.startsWith(BASE_SYSCALLS));
  }

  /** The keys that {@link ContainerOptions} knows. */
  Map<String, String> containers() {
    return those(RunConfig::isOfContainers);
  }

  private Map<String, String> those(Predicate<String> wanted) {
    Map<String, String> some = new LinkedHashMap<>(values);
    some.keySet().removeIf(wanted.negate());
    return some;
  }

  String text(String key, String byDefault) {
    return values.getOrDefault(key, byDefault);
  }

  /** Falco takes the same words for it as YAML does. */
  boolean flag(String key, boolean byDefault) {
    return switch (text(key, String.valueOf(byDefault)).toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off", "" -> false;
      default -> throw refuse(key, "true or false");
    };
  }

  /** A whole number that is at least 0. */
  int number(String key, int byDefault) {
    return (int) Math.min(Integer.MAX_VALUE, decimal(key, byDefault));
  }

  /** A number that is at least 0. */
  double decimal(String key, double byDefault) {
    try {
      double number = Double.parseDouble(text(key, String.valueOf(byDefault)));
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw refuse(key, "a number");
    }
    throw refuse(key, "0 or more");
  }

  List<String> list(String key) {
    String value = text(key, "").strip();
    return value.isEmpty() ? List.of() : List.of(value.split("\\s*,\\s*"));
  }

  IllegalArgumentException refuse(String key, String wanted) {
    return new IllegalArgumentException(
        "%s: %s=%s: the value must be %s"
            .formatted(places.getOrDefault(key, "-o"), key, text(key, ""), wanted));
  }
}
