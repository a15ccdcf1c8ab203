package dev.eyas.sensor.control;

import java.util.HashMap;
import java.util.Map;

/** So many details of each rule in each second. For one thread. */
final class RuleBudget {
  private static final long SECOND = 1_000_000_000L;

  private final int perSecond;
  private final Map<String, Integer> spent = new HashMap<>();
  private long secondBegan;

  /**
   * @param perSecond at least 0
   */
  RuleBudget(int perSecond, long now) {
    this.perSecond = perSecond;
    secondBegan = now;
  }

  /**
   * @param now in nanoseconds, as {@link System#nanoTime} counts
   * @return whether one more detail of that rule may go out now
   */
  boolean spend(String rule, long now) {
    if (now - secondBegan >= SECOND) {
      spent.clear();
      secondBegan = now;
    }
    return spent.merge(rule, 1, Integer::sum) <= perSecond;
  }
}
