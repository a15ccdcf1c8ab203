package dev.eyas.sensor.capture;

import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.state.LongMap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The enter event of each thread that is in a system call, for what its exit event lacks. Bounded:
 * when there are too many, all are forgotten, and the exit events do without.
 */
final class EnterEvents {
  private static final long MOST_BYTES = 64L << 20;
  private static final int OVERHEAD = 128;

  private static final class Stored {
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int type;
  }

  private static final int NONE = -1;

  private final LongMap<Stored> byThread = new LongMap<>();
  private final Event event = new Event();
  private long bytes;

  /** Keeps an event in place of the thread's one before. */
  void put(Event enter) {
    Stored stored = byThread.get(enter.tid());
    int length = enter.length();
    if (stored == null || stored.bytes.capacity() < length) {
      bytes += OVERHEAD + length;
      if (bytes > MOST_BYTES) {
        clear();
        bytes = OVERHEAD + length;
      }
      stored = new Stored();
      stored.bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
      byThread.put(enter.tid(), stored);
    }
    stored.bytes.put(0, enter.buffer(), enter.offset(), length);
    stored.type = enter.type();
  }

  /**
   * The enter event that belongs to an exit event, or null if there is none.
   *
   * @return valid until the next call
   */
  Event of(Event exit) {
    Stored stored = byThread.get(exit.tid());
    if (stored == null || stored.type != exit.type() - 1) {
      return null;
    }
    event.wrap(stored.bytes, 0, false);
    return event;
  }

  /** Forgets a thread's enter event once it has been used; its memory stays for the next one. */
  void used(long tid) {
    byThread.get(tid).type = NONE;
  }

  void clear() {
    byThread.clear();
    bytes = 0;
  }
}
