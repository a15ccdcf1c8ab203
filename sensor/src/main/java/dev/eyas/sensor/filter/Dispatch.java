package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;

/**
 * Finds the rules that an event may match among those of its type, without judging each: by the
 * values that a rule cannot do without. For the event path's thread alone.
 */
public final class Dispatch {
  private final int[] always;
  private final KeyIndex[] indexes;
  private final Candidates found;

  /**
   * @param size number of rules
   * @param always positions of the rules that no index finds
   */
  Dispatch(int size, int[] always, KeyIndex[] indexes) {
    this.always = always;
    this.indexes = indexes;
    found = new Candidates(size);
  }

  /**
   * The positions of the rules to judge, in order; every other rule is false for this event.
   *
   * @return valid until the next call
   */
  public Candidates find(EventContext context) {
    found.clear();
    found.addAll(always);
    for (KeyIndex index : indexes) {
      find(index, context);
    }
    return found;
  }

  /** What cannot be looked at is left to the rules: each fails by itself. */
  private void find(KeyIndex index, EventContext context) {
    try {
      index.find(context, found);
    } catch (RuntimeException e) {
      found.addAll(index.all());
    }
  }
}
