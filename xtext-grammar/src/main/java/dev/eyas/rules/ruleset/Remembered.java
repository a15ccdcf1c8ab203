package dev.eyas.rules.ruleset;

import java.util.HashMap;
import java.util.Map;

/** What has been worked out in earlier loads. What the last loads did not ask for is forgotten. */
final class Remembered<K, V> {
  /** An editor loads several times for a keystroke that makes an error, to find all of them. */
  private static final int LOADS = 10;

  private Map<K, V> previous = Map.of();
  private Map<K, V> current = new HashMap<>();
  private int loads;

  void startLoad() {
    loads++;
    if (loads % LOADS == 0) {
      previous = current;
      current = new HashMap<>();
    }
  }

  /** Null for what is not known. */
  V get(K key) {
    V value = current.get(key);
    if (value == null) {
      value = previous.get(key);
      if (value != null) {
        current.put(key, value);
      }
    }
    return value;
  }

  V put(K key, V value) {
    current.put(key, value);
    return value;
  }
}
