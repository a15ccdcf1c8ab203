package dev.eyas.cli;

import dev.eyas.rules.config.FalcoConfig;
import dev.eyas.rules.config.FalcoKeys;
import dev.eyas.rules.config.PluginConfig;
import dev.eyas.rules.config.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The keys that {@code eyas run} goes by: those of a {@code falco.yaml}, and over them {@code -o}.
 */
final class RunConfig {
  private static final String BASE_SYSCALLS = "base_syscalls.";
  private static final String LOAD_PLUGINS = "load_plugins";
  private static final String OPTION = "-o";
  private static final Set<String> NOTHING = Set.of("", "false");

  /** Where rules are, what is merged, what rules get, plugins: read by themselves. */
  private static final Set<String> READ_BEFORE =
      Set.of(
          "rules_files",
          "rules_file",
          "config_files",
          "rules",
          "append_output",
          "plugins",
          LOAD_PLUGINS);

  private static final String CONTAINER_PLUGIN = "container";

  /** Of the container plugin, and of no consequence: all that there is to tell is told. */
  private static final Set<String> CONTAINER_HOOKS = Set.of("hooks", "with_size");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();
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
    config.take(file.plugins(), Optional.ofNullable(settings.get(LOAD_PLUGINS)));
    config.override(options);
    return config;
  }

  /**
   * @param chosen names of those that are loaded; absent: all are
   */
  private void take(List<PluginConfig> plugins, Optional<Setting> chosen) {
    for (PluginConfig plugin : plugins) {
      boolean isLoaded =
          chosen.map(names -> listed(names.value()).contains(plugin.name())).orElse(true);
      if (isLoaded && plugin.name().equals(CONTAINER_PLUGIN)) {
        plugin.initConfig().forEach(this::takeForContainers);
      } else if (isLoaded) {
        notes.add(plugin.place() + ": plugin '" + plugin.name() + "' has no effect on this sensor");
      }
    }
  }

  private void takeForContainers(String key, Setting setting) {
    if (isOfContainers(key)) {
      values.put(key, setting.value());
      places.put(key, setting.place());
    } else if (!CONTAINER_HOOKS.contains(key)) {
      notes.add(setting.place() + ": " + key + " of the container plugin has no effect");
    }
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
    } else if (!FalcoKeys.isDefault(key, setting.value()) || isSwitchedOn(key, setting)) {
      notes.add(setting.place() + ": " + key + " has no effect on this sensor");
    }
  }

  /** What Falco's own file switches on is missed all the same: its web server. */
  private static boolean isSwitchedOn(String key, Setting setting) {
    return key.endsWith(".enabled")
        && setting.value().equals("true")
        && FalcoKeys.isOffByDefault(key);
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
          places.put(key, OPTION);
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
        || key.equals(KernelOptions.RING_PRESET)
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
    return listed(text(key, ""));
  }

  private static List<String> listed(String value) {
    return value.isBlank() ? List.of() : List.of(value.strip().split("\\s*,\\s*"));
  }

  /** That a key's value is none, with its place. */
  RuntimeException refuse(String key, String wanted) {
    return placed(BadSetting.value(key, text(key, ""), wanted));
  }

  /** That something is wrong with a key, with its place. */
  RuntimeException blame(String key, String what) {
    return placed(BadSetting.of(key, what));
  }

  /**
   * What others make of the values.
   *
   * @throws UserError for one of a file that is none, with its place
   * @throws IllegalArgumentException for one of the command line
   */
  <T> T read(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (BadSetting e) {
      throw placed(e);
    }
  }

  private RuntimeException placed(BadSetting bad) {
    String place = place(bad.key());
    return place.equals(OPTION) ? bad : new UserError(bad.in(place), bad);
  }

  /** Of a key, or of another one in its group if it is missing. */
  private String place(String key) {
    String group = key.replaceFirst("\\..*", "") + ".";
    return Optional.ofNullable(places.get(key))
        .or(
            () ->
                places.entrySet().stream()
                    .filter(place -> place.getKey().startsWith(group))
                    .map(Map.Entry::getValue)
                    .findFirst())
        .orElse(OPTION);
  }
}
