package dev.eyas.bench;

import dev.eyas.sensor.event.Event;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Events back to back in memory, as in a kernel's ring, played in a circle. */
final class EventTape implements Consumer<Event> {
  private final List<byte[]> recorded = new ArrayList<>();
  private final Event current = new Event();
  private ByteBuffer tape;
  private int position;

  @Override
  public void accept(Event event) {
    byte[] bytes = new byte[event.length()];
    event.buffer().get(event.offset(), bytes);
    recorded.add(bytes);
  }

  /** Ends the recording. */
  void rewind() {
    int length = recorded.stream().mapToInt(bytes -> bytes.length).sum();
    tape = ByteBuffer.allocateDirect(length).order(ByteOrder.LITTLE_ENDIAN);
    recorded.forEach(tape::put);
    recorded.clear();
  }

  /** The next event; valid until the one after it. */
  Event next() {
    current.wrap(tape, position, false);
    position += current.length();
    if (position == tape.capacity()) {
      position = 0;
    }
    return current;
  }
}
