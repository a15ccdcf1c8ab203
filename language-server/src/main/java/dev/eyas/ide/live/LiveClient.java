package dev.eyas.ide.live;

import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;

/** What a live session tells the editor, beyond LSP. */
public interface LiveClient {
  /** The state changed, or new counts are in. */
  @JsonNotification("eyas/live/status")
  void liveStatus(LiveStatus status);

  /** A match in detail; a sample when there are many. The counts in the status are exact. */
  @JsonNotification("eyas/live/alert")
  void liveAlert(LiveAlert alert);

  /** There are new near misses of a rule that the client watches. */
  @JsonNotification("eyas/live/nearMisses")
  void liveNearMisses(LiveNearMisses misses);
}
