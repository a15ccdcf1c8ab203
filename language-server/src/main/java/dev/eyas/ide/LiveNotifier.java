package dev.eyas.ide;

import dev.eyas.ide.live.LiveAlert;
import dev.eyas.ide.live.LiveClient;
import dev.eyas.ide.live.LiveNearMisses;
import dev.eyas.ide.live.LiveStatus;
import java.util.function.Consumer;

/** Passes a live session on to the editor, whose code lenses show the same counts. */
final class LiveNotifier implements LiveClient {
  private final FalcoLanguageClient client;
  private final boolean refreshesCodeLenses;
  private final Consumer<LiveAlert> recent;

  /**
   * @param refreshesCodeLenses whether the client asks for code lenses anew when told to
   * @param recent remembers alerts for the editor's own actions
   */
  LiveNotifier(
      FalcoLanguageClient client, boolean refreshesCodeLenses, Consumer<LiveAlert> recent) {
    this.client = client;
    this.recent = recent;
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
    recent.accept(alert);
    client.liveAlert(alert);
  }

  @Override
  public void liveNearMisses(LiveNearMisses misses) {
    client.liveNearMisses(misses);
  }
}
