package dev.eyas.sensor;

/** So many of something in each second of the events' time. For one thread. */
final class SecondBudget {
  private static final long SECOND = 1_000_000_000L;

  private final int perSecond;
  private long secondBegan;
  private int spent;

  SecondBudget(int perSecond) {
    this.perSecond = perSecond;
  }

  /**
   * @param time nanoseconds since the epoch
   * @return whether one more is allowed now
   */
  boolean spend(long time) {
    if (Math.abs(time - secondBegan) >= SECOND) {
      secondBegan = time;
      spent = 0;
    }
    return spent++ < perSecond;
  }
}
