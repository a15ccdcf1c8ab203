package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;

/** Finds rules by one look at the event. */
interface KeyIndex {
  /** Adds the rules that the event may match. */
  void find(EventContext context, Candidates found);

  /** All rules that it can find. */
  int[] all();
}
