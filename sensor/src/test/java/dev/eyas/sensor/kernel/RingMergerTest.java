package dev.eyas.sensor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.sensor.event.Event;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RingMergerTest {
  private final FakeRing first = new FakeRing(0);
  private final FakeRing second = new FakeRing(1);
  private final RingMerger merger = new RingMerger(new EventRing[] {first, second});
  private final List<Long> delivered = new ArrayList<>();

  private int drain(long horizon, int limit) {
    return merger.drain((event, cpu) -> delivered.add(event.timestamp()), horizon, limit);
  }

  @Test
  void interleavesByTime() {
    first.add(1, 4, 5, 9);
    second.add(2, 3, 6, 10);
    drain(100, 100);
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 9L, 10L), delivered);
    assertEquals(0, merger.late());
  }

  @Test
  void holdsBackWhatAnEmptyRingMayStillPrecede() {
    first.add(1, 2, 30, 40);
    assertEquals(2, drain(10, 100));
    assertEquals(List.of(1L, 2L), delivered);
    assertTrue(merger.pending());
  }

  @Test
  void holdsBackBeyondTheHorizonThoughAnotherRingHasNewerEvents() {
    FakeRing third = new FakeRing(2);
    RingMerger three = new RingMerger(new EventRing[] {first, second, third});
    first.add(1, 20);
    second.add(30);
    three.drain((event, cpu) -> delivered.add(event.timestamp()), 10, 100);
    assertEquals(List.of(1L), delivered);
  }

  @Test
  void deliversAtOnceWhileEveryRingHasEvents() {
    first.add(1, 2, 50);
    second.add(40);
    drain(0, 100);
    assertEquals(List.of(1L, 2L, 40L), delivered);
  }

  @Test
  void countsWhatComesTooLate() {
    first.add(5);
    drain(10, 100);
    second.add(3);
    drain(10, 100);
    assertEquals(List.of(5L, 3L), delivered);
    assertEquals(1, merger.late());
  }

  @Test
  void stopsAtTheLimit() {
    first.add(1, 2, 3);
    assertEquals(2, drain(10, 2));
    assertEquals(1, drain(10, 2));
    assertEquals(0, drain(10, 2));
    assertFalse(merger.pending());
  }

  /** Events without parameters, in a queue. */
  private static final class FakeRing implements EventRing {
    private final int cpu;
    private final ArrayDeque<ByteBuffer> events = new ArrayDeque<>();

    FakeRing(int cpu) {
      this.cpu = cpu;
    }

    void add(long... times) {
      for (long time : times) {
        ByteBuffer event = ByteBuffer.allocate(Event.HEADER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        events.add(event.putLong(0, time).putInt(16, Event.HEADER_LENGTH));
      }
    }

    @Override
    public int cpu() {
      return cpu;
    }

    @Override
    public boolean hasNext() {
      return !events.isEmpty();
    }

    @Override
    public long timestamp() {
      return events.peek().getLong(0);
    }

    @Override
    public ByteBuffer data() {
      return events.peek();
    }

    @Override
    public int event() {
      return 0;
    }

    @Override
    public void remove() {
      events.remove();
    }
  }
}
