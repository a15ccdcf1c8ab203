package dev.eyas.sensor.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Makes byte strings of an event's bytes. The same names come again and again: a string met
 * recently is handed out anew instead of allocated anew. Not safe for use by several threads.
 */
final class StringPool {
  private static final int SLOTS = 1 << 12;

  /** Longer strings rarely repeat: not worth the comparison. */
  private static final int MAX_POOLED = 256;

  private final String[] slots = new String[SLOTS];
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
    int slot = hash(length) & (SLOTS - 1);
    String known = slots[slot];
    if (known != null && holds(known, length)) {
      return known;
    }
    String made = make(length);
    slots[slot] = made;
    return made;
  }

  private String make(int length) {
    return new String(scratch, 0, length, StandardCharsets.ISO_8859_1);
  }

  private int hash(int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + scratch[i];
    }
    return hash ^ hash >>> 16;
  }

  private boolean holds(String known, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if ((byte) known.charAt(i) != scratch[i]) {
        return false;
      }
    }
    return true;
  }
}
