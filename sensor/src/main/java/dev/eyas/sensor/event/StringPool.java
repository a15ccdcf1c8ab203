package dev.eyas.sensor.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes byte strings of an event's bytes. The same names come again and again: a string met
 * recently is handed out anew instead of allocated anew. Not safe for use by several threads.
 */
final class StringPool {
  private static final int BITS = 12;

  /** Longer strings rarely repeat: not worth the comparison. */
  private static final int MAX_POOLED = 256;

  private final String[] strings = new String[1 << BITS];

  /** The bytes of each string. */
  private final byte[][] bytes = new byte[1 << BITS][];

  private byte[] scratch = new byte[MAX_POOLED];

  String get(ByteBuffer buffer, int offset, int length) {
    if (length == 0) {
      return "";
    }
    if (scratch.length < length) {
      scratch = new byte[Integer.highestOneBit(length) << 1];
    }
    buffer.get(offset, scratch, 0, length);
    if (length > MAX_POOLED) {
      return make(length);
    }
    int slot = BufferBytes.hash(buffer, offset, length, BITS);
    byte[] known = bytes[slot];
    if (known == null || !Arrays.equals(known, 0, known.length, scratch, 0, length)) {
      strings[slot] = make(length);
      bytes[slot] = Arrays.copyOf(scratch, length);
    }
    return strings[slot];
  }

  private String make(int length) {
    return new String(scratch, 0, length, StandardCharsets.ISO_8859_1);
  }
}
