package dev.eyas.sensor.event;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Internet addresses of an event's bytes, in arrays that are shared and never changed: one met
 * recently is handed out anew instead of allocated anew. Not safe for use by several threads.
 */
final class AddressPool {
  private static final int SLOTS = 1 << 10;
  private static final int V4 = 4;
  private static final int V6 = 16;

  /** What an IPv4 address in the disguise of an IPv6 one begins with. */
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private final byte[][] slots = new byte[SLOTS][];
  private final byte[] scratch = new byte[V6];

  byte[] get(ByteBuffer buffer, int offset, int length) {
    buffer.get(offset, scratch, 0, length);
    return shared(length);
  }

  /** The IPv4 address that {@code ::ffff:a.b.c.d} stands for; any other address as it is. */
  byte[] unmapped(byte[] address) {
    if (!isMapped(address)) {
      return address;
    }
    System.arraycopy(address, MAPPED.length, scratch, 0, V4);
    return shared(V4);
  }

  static boolean isMapped(byte[] address) {
    return address.length == V6
        && Arrays.equals(address, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
  }

  private byte[] shared(int length) {
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + scratch[i];
    }
    int slot = (hash ^ hash >>> 10) & SLOTS - 1;
    byte[] known = slots[slot];
    if (known == null || !Arrays.equals(known, 0, known.length, scratch, 0, length)) {
      known = Arrays.copyOf(scratch, length);
      slots[slot] = known;
    }
    return known;
  }
}
