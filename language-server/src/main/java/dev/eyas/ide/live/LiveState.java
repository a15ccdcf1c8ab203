package dev.eyas.ide.live;

import java.util.Locale;

/** Where a live session stands. */
public enum LiveState {
  STOPPED,
  STARTING,
  RUNNING,
  /** The sensor could not be started, or died. */
  FAILED;

  /** The state that clients know by this word. */
  public static LiveState of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** The word that clients see. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
