package dev.eyas.ide;

import dev.eyas.ide.live.LiveAlert;
import dev.eyas.ide.live.LiveClient;
import dev.eyas.ide.live.LiveNearMisses;
import dev.eyas.ide.live.LiveStatus;

/** Passes a live session on to the editor, whose code lenses show the same counts. */
final class LiveNotifier implements LiveClient {
  private final FalcoLanguageClient client;
  private final boolean refreshesCodeLenses;

  /**
   * @param refreshesCodeLenses whether the client asks for code lenses anew when told to
   */
  LiveNotifier(FalcoLanguageClient client, boolean refreshesCodeLenses) {
    this.client = client;
    this.refreshesCodeLenses = refreshesCodeLenses;
  }

  @Override
  public void liveStatus(LiveStatus status) {
    client.liveStatus(status);
    if (refreshesCodeLenses) {
      client.refreshCodeLenses();
    }
  }

  @Override
  public void liveAlert(LiveAlert alert) {
    client.liveAlert(alert);
  }

  @Override
  public void liveNearMisses(LiveNearMisses misses) {
    client.liveNearMisses(misses);
  }
}
