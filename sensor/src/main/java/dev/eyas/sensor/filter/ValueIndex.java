package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;

/** Rules found by one value. Without a value none of them holds. */
record ValueIndex(Slot slot, Lookup lookup, int[] all) implements KeyIndex {
  /** Finds rules by the keys that a value meets. */
  @FunctionalInterface
  interface Lookup {
    void find(Value value, Candidates found);
  }

  @Override
  public void find(EventContext context, Candidates found) {
    if (slot.read(context)) {
      lookup.find(slot.value(), found);
    }
  }
}
