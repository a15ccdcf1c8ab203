package dev.eyas.sensor;

import dev.eyas.rules.ruleset.EffectiveRule;

/** Receives matches, on the event path's thread. */
@FunctionalInterface
public interface AlertSink {
  /**
   * @param match valid during the call only
   */
  void alert(Match match);

  /** A rule threw while it was evaluated, for the first time; further failures are only counted. */
  default void failed(EffectiveRule rule, RuntimeException cause) {}
}
