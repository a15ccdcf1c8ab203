package dev.eyas.sensor.event;

import java.util.function.Function;

/**
 * The text that a function makes of something, kept for what was met lately: the same paths, names
 * and arguments come again and again, and nothing is allocated for those. For the event path's
 * thread alone.
 *
 * @param <K> what texts are made of: never changed, and equal if its content is
 */
public final class TextCache<K> {
  private static final int SLOTS = 1 << 10;

  private final Function<? super K, String> function;
  private final Object[] keys = new Object[SLOTS];
  private final String[] results = new String[SLOTS];

  /**
   * @param function without effects; null where it has no result
   */
  public TextCache(Function<? super K, String> function) {
    this.function = function;
  }

  public String get(K key) {
    int hash = key.hashCode();
    int slot = (hash ^ hash >>> 16) & SLOTS - 1;
    if (!key.equals(keys[slot])) {
      results[slot] = function.apply(key);
      keys[slot] = key;
    }
    return results[slot];
  }
}
