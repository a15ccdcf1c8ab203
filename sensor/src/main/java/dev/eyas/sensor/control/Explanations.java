package dev.eyas.sensor.control;

import dev.eyas.sensor.filter.Explanation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last explanations of alerts, for a client that asks later. */
final class Explanations {
  private static final int KEPT = 512;

  private final Map<ExplainParams, Explanation> kept = new LinkedHashMap<>();

  synchronized void keep(ExplainParams event, Explanation explanation) {
    kept.put(event, explanation);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  synchronized Optional<Explanation> find(ExplainParams event) {
    return Optional.ofNullable(kept.get(event));
  }
}
