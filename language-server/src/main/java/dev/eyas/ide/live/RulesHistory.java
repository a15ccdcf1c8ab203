package dev.eyas.ide.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last rules that were in force, by the sensor's numbers for them. For one thread. */
final class RulesHistory {
  /** Alerts and explanations of older ones are no longer asked for. */
  private static final int KEPT = 16;

  private final Map<Integer, LoadedRules> byGeneration = new LinkedHashMap<>();

  void inForce(int generation, LoadedRules rules) {
    byGeneration.put(generation, rules);
    if (byGeneration.size() > KEPT) {
      byGeneration.remove(byGeneration.keySet().iterator().next());
    }
  }

  Optional<LoadedRules> ofGeneration(int generation) {
    return Optional.ofNullable(byGeneration.get(generation));
  }

  /** The sensor's number for an edit that was in force. */
  Optional<Integer> generationOf(int version) {
    return byGeneration.entrySet().stream()
        .filter(entry -> entry.getValue().version() == version)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  void clear() {
    byGeneration.clear();
  }
}
