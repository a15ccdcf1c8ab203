package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;

/** An operand's value for the event in hand: extracted once, however many checks look at it. */
final class Slot {
  private final Extractor extractor;
  private final Value value = new Value();
  private long extracted = -1;
  private boolean present;

  Slot(Extractor extractor) {
    this.extractor = extractor;
  }

  Extractor extractor() {
    return extractor;
  }

  /** Whether there is a value to compare; then it stands in {@link #value}. */
  boolean read(EventContext context) {
    if (extracted != context.number()) {
      // Marked only after extracting: what throws must throw for each rule that asks.
      present = extractor.extractToCompare(context, value);
      extracted = context.number();
    }
    return present;
  }

  /** To be looked at only: others see it, too. */
  Value value() {
    return value;
  }
}
