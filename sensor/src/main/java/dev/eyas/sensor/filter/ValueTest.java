package dev.eyas.sensor.filter;

/** The right half of a check: an operator with its constants. */
@FunctionalInterface
interface ValueTest {
  boolean test(Value value);
}
