package dev.eyas.sensor.event;

import java.util.function.UnaryOperator;

/**
 * What a function makes of a text, kept for texts met lately: the same paths and names come again
 * and again, and nothing is allocated for those. For the event path's thread alone.
 */
public final class TextCache {
  private static final int SLOTS = 1 << 10;

  private final UnaryOperator<String> function;
  private final String[] texts = new String[SLOTS];
  private final String[] results = new String[SLOTS];

  /**
   * @param function without effects; null where it has no result
   */
  public TextCache(UnaryOperator<String> function) {
    this.function = function;
  }

  public String get(String text) {
    int hash = text.hashCode();
    int slot = (hash ^ hash >>> 16) & SLOTS - 1;
    if (!text.equals(texts[slot])) {
      results[slot] = function.apply(text);
      texts[slot] = text;
    }
    return results[slot];
  }
}
