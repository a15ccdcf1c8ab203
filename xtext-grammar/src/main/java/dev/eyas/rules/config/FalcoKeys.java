package dev.eyas.rules.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys that a {@code falco.yaml} can have. */
public final class FalcoKeys {
  /** Values that mean as much as no value. */
  private static final Set<String> NOTHING = Set.of("", "false", "0");

  private static final SortedMap<String, Set<String>> DEFAULTS = read();

  /** Whether there is such a key, or keys below it. */
  public static boolean exists(String key) {
    return DEFAULTS.containsKey(key)
        || DEFAULTS.keySet().stream().anyMatch(known -> known.startsWith(key + "."));
  }

  /** Whether a value is what the key has when nobody sets it, or what Falco's own file says. */
  public static boolean isDefault(String key, String value) {
    return NOTHING.contains(value) || DEFAULTS.getOrDefault(key, Set.of()).contains(value);
  }

  /** Whether a switch is off when nobody sets it, whatever Falco's own file says. */
  public static boolean isOffByDefault(String key) {
    return DEFAULTS.getOrDefault(key, Set.of()).contains("false");
  }

  /** Sorted. */
  public static List<String> all() {
    return List.copyOf(DEFAULTS.keySet());
  }

  /** Lines of a key and its default values, separated by tabulators. */
  private static SortedMap<String, Set<String>> read() {
    try (InputStream in = FalcoKeys.class.getResourceAsStream("falco-keys.tsv")) {
      SortedMap<String, Set<String>> keys = new TreeMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> List.of(line.split("\t")))
          .forEach(line -> keys.put(line.get(0), Set.copyOf(line.subList(1, line.size()))));
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FalcoKeys() {}
}
