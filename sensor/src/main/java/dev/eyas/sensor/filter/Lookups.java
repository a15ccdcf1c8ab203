package dev.eyas.sensor.filter;

import dev.eyas.sensor.filter.ValueIndex.Lookup;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Makes the look-up for each form of key. */
final class Lookups {
  private static final int FEW = 6;

  private Lookups() {}

  /**
   * @param rules positions of the rules of each key
   */
  static Lookup of(Access.Form form, Map<Object, int[]> rules) {
    return switch (form) {
      case NUMBER -> numbers(rules);
      case TEXT -> texts(rules);
      case PREFIX -> {
        KeyTrie trie = trie(rules, false);
        yield (value, found) -> trie.prefixes(value.text(), found);
      }
      case SUFFIX -> {
        KeyTrie trie = trie(rules, true);
        yield (value, found) -> trie.suffixes(value.text(), found);
      }
      case INSIDE -> rules.size() <= FEW ? eachInside(rules) : inside(rules);
    };
  }

  /** To search for each key is faster than a walk through all, as long as there are few. */
  private static Lookup eachInside(Map<Object, int[]> rules) {
    String[] keys = new String[rules.size()];
    int[][] positions = new int[keys.length][];
    int i = 0;
    for (Map.Entry<Object, int[]> entry : rules.entrySet()) {
      keys[i] = (String) entry.getKey();
      positions[i++] = entry.getValue();
    }
    return (value, found) -> {
      for (int k = 0; k < keys.length; k++) {
        if (value.text().contains(keys[k])) {
          found.addAll(positions[k]);
        }
      }
    };
  }

  private static Lookup inside(Map<Object, int[]> rules) {
    KeyTrie trie = trie(rules, false);
    trie.linkFailures();
    return (value, found) -> trie.inside(value.text(), found);
  }

  private static Lookup numbers(Map<Object, int[]> rules) {
    long[] keys = new long[rules.size()];
    int[][] positions = new int[keys.length][];
    int i = 0;
    for (Map.Entry<Object, int[]> entry : new TreeMap<>(rules).entrySet()) {
      keys[i] = (Long) entry.getKey();
      positions[i++] = entry.getValue();
    }
    return (value, found) -> {
      int at = Arrays.binarySearch(keys, value.number());
      if (at >= 0) {
        found.addAll(positions[at]);
      }
    };
  }

  private static Lookup texts(Map<Object, int[]> rules) {
    Map<Object, int[]> byText = new HashMap<>(rules);
    return (value, found) -> {
      int[] positions = byText.get(value.text());
      if (positions != null) {
        found.addAll(positions);
      }
    };
  }

  private static KeyTrie trie(Map<Object, int[]> rules, boolean backwards) {
    KeyTrie trie = new KeyTrie();
    rules.forEach(
        (key, positions) -> {
          String text = (String) key;
          trie.add(backwards ? new StringBuilder(text).reverse().toString() : text, positions);
        });
    return trie;
  }
}
