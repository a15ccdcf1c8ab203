package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;

/** {@code evt.around[T]}: compared alone, by how far the event is from the time T. */
final class Around implements Extractor {
  private static final long MILLISECOND = 1_000_000;

  private final long time;

  /**
   * @param time nanoseconds since the epoch
   */
  Around(long time) {
    this.time = time;
  }

  @Override
  public boolean extract(EventContext context, Value value) {
    return false;
  }

  @Override
  public boolean isSingle() {
    return false;
  }

  /** Whether the event came at most so many milliseconds before or after. */
  CheckNode.Judge within(long milliseconds) {
    long earliest = time - milliseconds * MILLISECOND;
    long latest = time + milliseconds * MILLISECOND;
    return context -> context.time() >= earliest && context.time() <= latest;
  }
}
