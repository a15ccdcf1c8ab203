package dev.eyas.sensor;

import dev.eyas.rules.ruleset.EffectiveRule;
import java.util.function.Supplier;

/** An alert that cannot be made must cost neither the rules behind it nor the event path. */
final class GuardedSink implements AlertSink {
  private final Supplier<AlertSink> sink;
  private volatile long unprinted;

  /**
   * @param sink asked for each alert anew
   */
  GuardedSink(Supplier<AlertSink> sink) {
    this.sink = sink;
  }

  /** Alerts that could not be made. */
  long unprinted() {
    return unprinted;
  }

  @Override
  public void alert(Match match) {
    try {
      sink.get().alert(match);
    } catch (RuntimeException e) {
      if (unprinted++ == 0) {
        System.err.println("eyas: rule '" + match.rule().name() + "': no alert made: " + e);
      }
    }
  }

  @Override
  public void failed(EffectiveRule rule, RuntimeException cause) {
    System.err.println("eyas: rule '" + rule.name() + "' failed on an event: " + cause);
  }
}
