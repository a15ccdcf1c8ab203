package dev.eyas.sensor.filter;

import java.util.Set;

/**
 * How to find a check among many by the value that the event has: one of the keys must be met by
 * it, or the check is false.
 *
 * @param slot the value
 * @param form how a value meets a key
 * @param keys byte strings, or longs for {@link Form#NUMBER}; none: the check never holds
 */
record Access(Slot slot, Form form, Set<?> keys) {
  /** Cheapest first. */
  enum Form {
    NUMBER(1),
    TEXT(1),
    PREFIX(3),
    SUFFIX(3),
    INSIDE(8);

    private final int worthwhile;

    Form(int worthwhile) {
      this.worthwhile = worthwhile;
    }

    /** With fewer rules to find, judging them one by one is cheaper than a look-up. */
    int worthwhile() {
      return worthwhile;
    }
  }
}
