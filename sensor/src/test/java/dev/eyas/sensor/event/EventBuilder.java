package dev.eyas.sensor.event;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.ParamType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Encodes an event in the capture layout, for tests. Parameters not set are absent. */
public final class EventBuilder {
  private final EventType type;
  private final byte[][] params;
  private long time = 1_700_000_000_123_456_789L;
  private long tid = 1;
  private int count;

  /**
   * @param code without {@code PPME_}, such as {@code SYSCALL_OPEN_X}
   */
  public EventBuilder(String code) {
    type = Events.byCode("PPME_" + code).orElseThrow();
    count = type.params().size();
    params = new byte[count][];
  }

  public EventBuilder time(long nanos) {
    time = nanos;
    return this;
  }

  public EventBuilder tid(long id) {
    tid = id;
    return this;
  }

  /** Cuts the event to its first parameters, as older events are. */
  public EventBuilder count(int first) {
    count = first;
    return this;
  }

  /**
   * Sets a parameter.
   *
   * @param value a number, a text (a byte string), raw bytes, or a list of texts
   */
  public EventBuilder with(String name, Object value) {
    int index = type.paramIndex(name);
    if (index < 0) {
      throw new IllegalArgumentException(type.code() + " has no parameter " + name);
    }
    return with(index, value);
  }

  public EventBuilder with(int index, Object value) {
    params[index] = encode(type.params().get(index).type(), value);
    return this;
  }

  public Event build() {
    int lengths = Event.HEADER_LENGTH + 2 * count;
    int total = lengths;
    for (int i = 0; i < count; i++) {
      total += params[i] == null ? 0 : params[i].length;
    }
    ByteBuffer buffer = ByteBuffer.allocateDirect(total).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(time).putLong(tid).putInt(total).putShort((short) type.id()).putInt(count);
    for (int i = 0; i < count; i++) {
      buffer.putShort((short) (params[i] == null ? 0 : params[i].length));
    }
    for (int i = 0; i < count; i++) {
      buffer.put(params[i] == null ? new byte[0] : params[i]);
    }
    Event event = new Event();
    event.wrap(buffer, 0, false);
    return event;
  }

  private static byte[] encode(ParamType type, Object value) {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    if (value instanceof String text) {
      return (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }
    if (value instanceof List<?> texts) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      texts.forEach(text -> out.writeBytes(encode(type, text)));
      return out.toByteArray();
    }
    long number = ((Number) value).longValue();
    ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number);
    return Arrays.copyOf(buffer.array(), type.width());
  }

  /** An IPv4 {@code SOCKTUPLE}. */
  public static byte[] tuple(String source, int sourcePort, String destination, int port) {
    return ByteBuffer.allocate(13)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) SocketTuple.INET)
        .put(v4(source))
        .putShort((short) sourcePort)
        .put(v4(destination))
        .putShort((short) port)
        .array();
  }

  private static byte[] v4(String address) {
    byte[] bytes = new byte[4];
    String[] parts = address.split("\\.");
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return bytes;
  }
}
