package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;

/** Reads a field or a transformer's result off the event in hand. */
@FunctionalInterface
public interface Extractor {
  /**
   * @return whether there is a value; then it stands in {@code value}
   */
  boolean extract(EventContext context, Value value);

  /**
   * As {@link #extract}, for a check: where there is a value to show but none to compare, there is
   * none.
   */
  default boolean extractToCompare(EventContext context, Value value) {
    return extract(context, value);
  }

  /**
   * Whether a check compares the one value that is extracted, and not others besides or instead.
   */
  default boolean isSingle() {
    return true;
  }
}
