package dev.eyas.rules.ruleset;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Items of one kind by name, in order of first definition. Every definition and change of any item
 * has a number; a redefinition keeps its item's place in the order.
 */
final class Collected<T> {
  /**
   * @param index number of the first definition
   * @param visibility number of the last definition or change
   */
  record Entry<T>(T item, int index, int visibility) {}

  private final Map<String, Entry<T>> entries;

  Collected() {
    this(Map.of());
  }

  private Collected(Map<String, Entry<T>> entries) {
    this.entries = new LinkedHashMap<>(entries);
  }

  /** The same entries, to which others can be added. */
  Collected<T> copy() {
    return new Collected<>(entries);
  }

  /** The entry of this name, or null. */
  Entry<T> find(String name) {
    return entries.get(name);
  }

  Collection<Entry<T>> all() {
    return entries.values();
  }

  void put(String name, T item, int number) {
    Entry<T> previous = entries.get(name);
    int index = previous == null ? number : previous.index();
    entries.put(name, new Entry<>(item, index, number));
  }

  void remove(String name) {
    entries.remove(name);
  }

  /** Puts another item in the place of a known one, as if it had always been there. */
  void exchange(String name, T item) {
    entries.computeIfPresent(
        name, (key, entry) -> new Entry<>(item, entry.index(), entry.visibility()));
  }
}
