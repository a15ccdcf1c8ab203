package dev.eyas.sensor.kernel;

import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventHandler;

/**
 * Brings the rings' events into one order of time. Each ring is in order by itself; an event is
 * held back until every ring has a newer one or the event is older than the horizon.
 */
final class RingMerger {
  private static final long NONE = Long.MAX_VALUE;

  private final EventRing[] rings;
  private final long[] heads;
  private final Event event = new Event();
  private long last = Long.MIN_VALUE;
  private long late;

  RingMerger(EventRing[] rings) {
    this.rings = rings;
    heads = new long[rings.length];
  }

  /** Events delivered after a newer one. */
  long late() {
    return late;
  }

  /** Whether any ring holds an event, deliverable or not. */
  boolean pending() {
    for (EventRing ring : rings) {
      if (ring.hasNext()) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param horizon time before which no event can still be under way
   * @param limit most events to deliver
   * @return number of events delivered
   */
  int drain(EventHandler handler, long horizon, int limit) {
    boolean complete = refill();
    int delivered = 0;
    while (delivered < limit) {
      int first = oldest(-1);
      if (heads[first] == NONE || (!complete && heads[first] > horizon)) {
        break;
      }
      int second = oldest(first);
      long bound = second < 0 ? NONE - 1 : Math.min(heads[second], NONE - 1);
      if (!complete) {
        bound = Math.min(bound, horizon);
      }
      do {
        deliver(handler, first);
        delivered++;
        heads[first] = head(rings[first]);
      } while (heads[first] <= bound && delivered < limit);
      complete &= heads[first] != NONE;
    }
    return delivered;
  }

  /** Reads every ring's front; returns whether none is empty. */
  private boolean refill() {
    boolean complete = true;
    for (int i = 0; i < rings.length; i++) {
      heads[i] = head(rings[i]);
      complete &= heads[i] != NONE;
    }
    return complete;
  }

  private static long head(EventRing ring) {
    return ring.hasNext() ? ring.timestamp() : NONE;
  }

  private int oldest(int except) {
    int best = -1;
    for (int i = 0; i < heads.length; i++) {
      if (i != except && (best < 0 || heads[i] < heads[best])) {
        best = i;
      }
    }
    return best;
  }

  private void deliver(EventHandler handler, int index) {
    EventRing ring = rings[index];
    event.wrap(ring.data(), ring.event(), false);
    long time = event.timestamp();
    if (time < last) {
      late++;
    } else {
      last = time;
    }
    try {
      handler.onEvent(event, ring.cpu());
    } finally {
      ring.remove();
    }
  }
}
