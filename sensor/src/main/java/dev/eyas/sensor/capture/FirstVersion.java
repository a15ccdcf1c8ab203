package dev.eyas.sensor.capture;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.sensor.event.Event;
import java.nio.ByteBuffer;
import java.util.Set;

/** Events of the first version, which do not say how many parameters they have. */
final class FirstVersion {
  static final int HEADER_LENGTH = Event.HEADER_LENGTH - Integer.BYTES;

  /** Their length was written too large by this much. */
  private static final int EXCESS = 3;

  private static final Set<String> EXCESSIVE =
      Set.of("PPME_NOTIFICATION_E", "PPME_INFRASTRUCTURE_EVENT_E");

  private FirstVersion() {}

  /**
   * Brings an event into today's layout, in place: its header moves ahead over the block's, and the
   * number of parameters fills the gap.
   *
   * @param at position of its first byte
   * @param large whether lengths of parameters are 32 bits wide
   * @return position of its first byte from now on
   * @throws IllegalArgumentException if no number of parameters makes sense
   */
  static int upgrade(ByteBuffer buffer, int at, boolean large) {
    EventType type = Events.get(Short.toUnsignedInt(buffer.getShort(at + 20)));
    int length = buffer.getInt(at + 16) - (EXCESSIVE.contains(type.code()) ? EXCESS : 0);
    int params = paramCount(buffer, at, length, type.params().size(), large ? 4 : 2);
    int start = at - Integer.BYTES;
    buffer.putLong(start, buffer.getLong(at));
    buffer.putLong(start + 8, buffer.getLong(at + 8));
    buffer.putInt(start + 16, length + Integer.BYTES);
    buffer.putShort(start + 20, (short) type.id());
    buffer.putInt(start + 22, params);
    return start;
  }

  private static int paramCount(ByteBuffer buffer, int at, int length, int most, int width) {
    for (int count = most; count >= 0; count--) {
      int lengths = HEADER_LENGTH + width * count;
      if (lengths <= length && lengths + sum(buffer, at, count, width) == length) {
        return count;
      }
    }
    throw new IllegalArgumentException("its length fits no number of parameters");
  }

  private static long sum(ByteBuffer buffer, int at, int count, int width) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      int length = at + HEADER_LENGTH + width * i;
      sum +=
          width == 4
              ? Integer.toUnsignedLong(buffer.getInt(length))
              : Short.toUnsignedInt(buffer.getShort(length));
    }
    return sum;
  }
}
