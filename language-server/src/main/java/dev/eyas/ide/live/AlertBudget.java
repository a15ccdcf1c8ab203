package dev.eyas.ide.live;

import java.util.function.LongSupplier;

/**
 * Bounds the alerts that reach the editor, over all rules. A rule that names no event type can
 * match tens of thousands of events a second; no view shows more than a few of them.
 */
final class AlertBudget {
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final int perSecond;
  private final LongSupplier nanoTime;
  private long windowStart;
  private int spent;

  /**
   * @param nanoTime clock, nanoseconds from an arbitrary start
   */
  AlertBudget(int perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
    this.windowStart = nanoTime.getAsLong();
  }

  /** Whether one more may pass now. */
  synchronized boolean take() {
    long now = nanoTime.getAsLong();
    if (now - windowStart >= SECOND_NANOS) {
      windowStart = now;
      spent = 0;
    }
    if (spent == perSecond) {
      return false;
    }
    spent++;
    return true;
  }
}
