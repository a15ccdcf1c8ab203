package dev.eyas.sensor.filter;

import java.util.Set;

/**
 * How to find a check among many by the value that the event has: one of the keys must be met by
 * it, or the check is false.
 *
 * @param slot the value
 * @param form how a value meets a key
 * @param keys byte strings, or longs for {@link Form#NUMBER}; none: the check never holds
 * @param frequency how many times as many events meet a key as one that says something
 */
record Access(Slot slot, Form form, Set<?> keys, int frequency) {
  /** Cheapest first. */
  enum Form {
    NUMBER,
    TEXT,
    PREFIX,
    SUFFIX,
    INSIDE
  }
}
