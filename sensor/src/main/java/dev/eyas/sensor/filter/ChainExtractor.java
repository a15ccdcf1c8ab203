package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;

/**
 * A field with a value for each ancestor of a process. A check holds if it does for any of them; as
 * one value, {@link #extract} gives them joined by blanks.
 */
interface ChainExtractor extends Extractor {
  /** Whether a test holds for the value of any ancestor. */
  boolean any(EventContext context, Value scratch, ValueTest test);

  @Override
  default boolean isSingle() {
    return false;
  }
}
