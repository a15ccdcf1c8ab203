package dev.eyas.sensor.control;

import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;

/** What a sensor tells its client unasked. */
public interface SensorClient {
  /** A match in detail. Details are sampled under load; the counts in {@link Stats} are exact. */
  @JsonNotification("alert")
  void alert(Alert alert);

  /** Twice a second while anything changes: the near misses of one watched rule. */
  @JsonNotification("nearMisses")
  void nearMisses(NearMissReport report);

  /** Twice a second while anything changes. */
  @JsonNotification("stats")
  void stats(Stats stats);
}
