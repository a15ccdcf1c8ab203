package dev.eyas.sensor.filter;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the checks that a ruleset has made. Written by the event path alone, read by anyone. */
final class Meter {
  private final AtomicLong checks = new AtomicLong();

  /** One more check. */
  void count() {
    checks.lazySet(checks.getPlain() + 1);
  }

  long checks() {
    return checks.get();
  }
}
