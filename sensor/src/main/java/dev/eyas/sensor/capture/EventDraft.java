package dev.eyas.sensor.capture;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.EventType.Flag;
import dev.eyas.sensor.event.Event;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An event put together parameter by parameter, in memory that serves the next one again. */
final class EventDraft {
  /** For events that no thread caused. */
  static final long NO_THREAD = -1;

  private static final int INITIAL_BYTES = 1 << 17;

  private final Event event = new Event();
  private ByteBuffer buffer = allocate(INITIAL_BYTES);
  private EventType type;
  private int lengthBytes;
  private int added;

  /** Begins an event with the header of another one. */
  void begin(Event header, EventType type, int params) {
    begin(header.timestamp(), header.tid(), type, params);
  }

  void begin(long time, long tid, EventType type, int params) {
    this.type = type;
    lengthBytes = type.has(Flag.LARGE_PAYLOAD) ? Integer.BYTES : Short.BYTES;
    added = 0;
    buffer.clear();
    buffer.putLong(time).putLong(tid).putInt(0);
    buffer.putShort((short) type.id()).putInt(params);
    buffer.position(Event.HEADER_LENGTH + lengthBytes * params);
  }

  /** Adds a parameter of another event; one that it lacks is absent. */
  void add(Event from, int index) {
    int length = index < from.paramCount() ? from.paramLength(index) : 0;
    reserve(length);
    if (length > 0) {
      buffer.put(buffer.position(), from.buffer(), from.paramOffset(index), length);
    }
    end(length);
  }

  /** Adds zero in the width of the parameter's type; where that varies, an absent one. */
  void addDefault() {
    add(0);
  }

  void addAbsent() {
    end(0);
  }

  /** Adds a number in the width of the parameter's type. */
  void add(long value) {
    int width = type.params().get(added).type().width();
    reserve(width);
    for (int i = 0; i < width; i++) {
      buffer.put(buffer.position() + i, (byte) (value >>> i * Byte.SIZE));
    }
    end(width);
  }

  void add(byte[] value) {
    reserve(value.length);
    buffer.put(buffer.position(), value);
    end(value.length);
  }

  /** The event; valid until the next one is begun. */
  Event finish() {
    buffer.putInt(16, buffer.position());
    event.wrap(buffer, 0, lengthBytes == Integer.BYTES);
    return event;
  }

  private void end(int length) {
    int at = Event.HEADER_LENGTH + lengthBytes * added++;
    if (lengthBytes == Integer.BYTES) {
      buffer.putInt(at, length);
    } else {
      buffer.putShort(at, (short) length);
    }
    buffer.position(buffer.position() + length);
  }

  private void reserve(int bytes) {
    if (buffer.remaining() < bytes) {
      buffer.flip();
      buffer = allocate(Integer.highestOneBit(buffer.limit() + bytes) << 1).put(buffer);
    }
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
