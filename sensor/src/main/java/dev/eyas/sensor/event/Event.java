package dev.eyas.sensor.event;

import java.nio.ByteBuffer;

/**
 * Flyweight over one event in the capture layout, read where it lies: in a kernel ring or in a
 * file's block. Wrap it anew for each event; nothing is copied or allocated.
 *
 * <pre>
 *   0        8        16     20    22        26
 *   +--------+--------+------+-----+---------+-----------------------+----------------
 *   | ts u64 | tid u64| len  |type | nparams | nparams x length      | parameter data
 *   |        |        | u32  |u16  | u32     | u16 each (u32: large) | back to back
 *   +--------+--------+------+-----+---------+-----------------------+----------------
 * </pre>
 *
 * Little endian. {@code len} counts everything from {@code ts} to the last parameter byte. A
 * parameter of length 0 is absent; strings end with NUL inside their length.
 */
public final class Event {
  public static final int HEADER_LENGTH = 26;
  public static final int MAX_PARAMS = 64;

  private final int[] paramOffsets = new int[MAX_PARAMS + 1];
  private ByteBuffer buffer;
  private int offset;
  private int paramCount;
  private boolean large;

  /**
   * @param buffer little-endian buffer that holds the event and stays unchanged while it is read
   * @param offset position of the event's first byte
   * @param large whether parameter lengths are 32 bits wide instead of 16
   * @throws IllegalArgumentException if counts and lengths do not fit into {@code len}
   */
  public void wrap(ByteBuffer buffer, int offset, boolean large) {
    this.buffer = buffer;
    this.offset = offset;
    this.large = large;
    paramCount = buffer.getInt(offset + 22);
    if (paramCount < 0 || paramCount > MAX_PARAMS) {
      throw new IllegalArgumentException("event with " + paramCount + " parameters");
    }
    int lengths = offset + HEADER_LENGTH;
    int width = large ? 4 : 2;
    int position = lengths + width * paramCount;
    int end = offset + length();
    if (position > end) {
      throw new IllegalArgumentException("lengths of parameters exceed the event's");
    }
    for (int i = 0; i < paramCount; i++) {
      paramOffsets[i] = position;
      int at = lengths + width * i;
      position += large ? buffer.getInt(at) : Short.toUnsignedInt(buffer.getShort(at));
      if (position < paramOffsets[i] || position > end) {
        throw new IllegalArgumentException("parameter " + i + " exceeds the event's length");
      }
    }
    paramOffsets[paramCount] = position;
  }

  /** Nanoseconds since the epoch. */
  public long timestamp() {
    return buffer.getLong(offset);
  }

  /** Id of the thread in the host's pid namespace. */
  public long tid() {
    return buffer.getLong(offset + 8);
  }

  /** Bytes from the header's first to the last parameter's last. */
  public int length() {
    return buffer.getInt(offset + 16);
  }

  /** Number of the event type, see {@link dev.eyas.catalog.Events}. */
  public int type() {
    return Short.toUnsignedInt(buffer.getShort(offset + 20));
  }

  public int paramCount() {
    return paramCount;
  }

  /** Whether lengths of parameters are 32 bits wide instead of 16. */
  public boolean isLarge() {
    return large;
  }

  public ByteBuffer buffer() {
    return buffer;
  }

  /** Position of the event's first byte in {@link #buffer()}. */
  public int offset() {
    return offset;
  }

  /** Position of a parameter's first byte in {@link #buffer()}. */
  public int paramOffset(int index) {
    return paramOffsets[index];
  }

  /** Length of a parameter in bytes; 0: absent. */
  public int paramLength(int index) {
    return paramOffsets[index + 1] - paramOffsets[index];
  }
}
