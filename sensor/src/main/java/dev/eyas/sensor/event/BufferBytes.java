package dev.eyas.sensor.event;

import java.nio.ByteBuffer;

/** Looks through bytes of a little-endian buffer, eight at a time. */
final class BufferBytes {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private BufferBytes() {}

  /**
   * Bytes before the first NUL.
   *
   * @param most bytes to look at; the result if none of them is NUL
   */
  static int beforeNul(ByteBuffer buffer, int offset, int most) {
    int at = 0;
    for (; at + Long.BYTES <= most; at += Long.BYTES) {
      long word = buffer.getLong(offset + at);
      // The lowest bit set marks the first zero byte.
      long zeros = (word - ONES) & ~word & HIGHS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    while (at < most && buffer.get(offset + at) != 0) {
      at++;
    }
    return at;
  }

  /**
   * A hash of some bytes.
   *
   * @param bits how many bits it has, 1 … 31
   */
  static int hash(ByteBuffer buffer, int offset, int length, int bits) {
    long hash = length;
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      hash = (Long.rotateLeft(hash, 23) ^ buffer.getLong(offset + at)) * MULTIPLIER;
    }
    for (; at < length; at++) {
      hash = (Long.rotateLeft(hash, 23) ^ buffer.get(offset + at)) * MULTIPLIER;
    }
    return (int) ((hash ^ hash >>> 32) * MULTIPLIER >>> (Long.SIZE - bits));
  }
}
