package dev.eyas.sensor.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Values of a state snapshot, one after the other, in memory that grows as needed. */
public final class EntryOutput {
  private ByteBuffer buffer = allocate(1 << 16);

  /** Begins an entry that starts with its length; returns where, for {@link #endEntry}. */
  int beginEntry() {
    int start = buffer.position();
    u32(0);
    return start;
  }

  void endEntry(int start) {
    buffer.putInt(start, buffer.position() - start);
  }

  /** Ends an entry whose length does not count itself. */
  void endPrefixedEntry(int start) {
    buffer.putInt(start, buffer.position() - start - Integer.BYTES);
  }

  public EntryOutput u8(int value) {
    reserve(1).put((byte) value);
    return this;
  }

  public EntryOutput u16(int value) {
    reserve(2).putShort((short) value);
    return this;
  }

  public EntryOutput u32(long value) {
    reserve(4).putInt((int) value);
    return this;
  }

  public EntryOutput i64(long value) {
    reserve(8).putLong(value);
    return this;
  }

  public EntryOutput raw(byte[] bytes) {
    reserve(bytes.length).put(bytes);
    return this;
  }

  /**
   * A byte string after its length in 16 bits.
   *
   * @param most bytes; longer texts are cut
   */
  public EntryOutput text(String bytes, int most) {
    String cut = bytes.length() > most ? bytes.substring(0, most) : bytes;
    return u16(cut.length()).raw(cut.getBytes(StandardCharsets.ISO_8859_1));
  }

  public boolean isEmpty() {
    return buffer.position() == 0;
  }

  /** What has been written, from its first byte to its limit; this output is empty afterwards. */
  public ByteBuffer take() {
    ByteBuffer written = buffer.flip();
    buffer = allocate(1 << 16);
    return written;
  }

  private ByteBuffer reserve(int bytes) {
    if (buffer.remaining() < bytes) {
      buffer.flip();
      buffer = allocate(Math.max(buffer.capacity() * 2, buffer.limit() + bytes)).put(buffer);
    }
    return buffer;
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
