package dev.eyas.sensor.event;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists of byte strings that NUL-separated arrays hold: arguments, environments and cgroups, which
 * come again with each process of the same kind. A list met recently is handed out anew instead of
 * allocated anew. Not safe for use by several threads.
 */
final class TextListPool {
  private static final int BITS = 10;

  /** Longer arrays rarely repeat: not worth the comparison. */
  private static final int MAX_POOLED = 1 << 12;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private final List<String>[] slots = new List[1 << BITS];

  private final StringPool strings;

  TextListPool(StringPool strings) {
    this.strings = strings;
  }

  List<String> get(ByteBuffer buffer, int offset, int length) {
    if (length > MAX_POOLED) {
      return make(buffer, offset, offset + length);
    }
    int slot = BufferBytes.hash(buffer, offset, length, BITS);
    if (slots[slot] == null || !holds(slots[slot], buffer, offset, length)) {
      slots[slot] = make(buffer, offset, offset + length);
    }
    return slots[slot];
  }

  private List<String> make(ByteBuffer buffer, int offset, int end) {
    List<String> texts = new ArrayList<>();
    for (int from = offset; from < end; ) {
      int length = BufferBytes.beforeNul(buffer, from, end - from);
      texts.add(strings.get(buffer, from, length));
      from += length + 1;
    }
    return List.copyOf(texts);
  }

  private static boolean holds(List<String> known, ByteBuffer buffer, int offset, int length) {
    int at = offset;
    int end = offset + length;
    for (int i = 0; i < known.size(); i++) {
      String text = known.get(i);
      if (at == end || at + text.length() > end || !begins(text, buffer, at)) {
        return false;
      }
      at += text.length();
      // The last one may do without its NUL.
      if (at < end && buffer.get(at++) != 0) {
        return false;
      }
    }
    return at == end;
  }

  private static boolean begins(String text, ByteBuffer buffer, int at) {
    for (int i = 0; i < text.length(); i++) {
      if ((byte) text.charAt(i) != buffer.get(at + i)) {
        return false;
      }
    }
    return true;
  }
}
