package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;

/** Rules that share a part without which none of them holds. */
record GuardIndex(Node guard, int[] all) implements KeyIndex {
  @Override
  public void find(EventContext context, Candidates found) {
    if (guard.holds(context)) {
      found.addAll(all);
    }
  }
}
