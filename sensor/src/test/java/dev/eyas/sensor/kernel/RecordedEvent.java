package dev.eyas.sensor.kernel;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.sensor.event.Event;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A copy of an event, for tests: its parameters by their names. */
record RecordedEvent(long timestamp, long tid, EventType type, List<byte[]> params, int cpu) {

  static RecordedEvent of(Event event, int cpu) {
    List<byte[]> params = new ArrayList<>();
    for (int i = 0; i < event.paramCount(); i++) {
      byte[] bytes = new byte[event.paramLength(i)];
      event.buffer().get(event.paramOffset(i), bytes);
      params.add(bytes);
    }
    return new RecordedEvent(event.timestamp(), event.tid(), Events.get(event.type()), params, cpu);
  }

  boolean is(String code) {
    return type.code().equals("PPME_" + code);
  }

  byte[] bytes(String param) {
    int index = type.paramIndex(param);
    if (index < 0) {
      throw new IllegalArgumentException(type.code() + " has no parameter " + param);
    }
    return params.get(index);
  }

  /** The number in its parameter's width, sign extended. */
  long number(String param) {
    byte[] bytes = bytes(param);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return switch (bytes.length) {
      case 1 -> buffer.get();
      case 2 -> buffer.getShort();
      case 4 -> buffer.getInt();
      case 8 -> buffer.getLong();
      default -> throw new IllegalStateException(param + " has " + bytes.length + " bytes");
    };
  }

  /** The string without its terminating NUL. */
  String string(String param) {
    List<String> strings = strings(param);
    return strings.isEmpty() ? null : strings.get(0);
  }

  List<String> strings(String param) {
    byte[] bytes = bytes(param);
    if (bytes.length == 0) {
      return List.of();
    }
    if (bytes[bytes.length - 1] != 0) {
      throw new IllegalStateException(param + " does not end with NUL");
    }
    String text = new String(bytes, 0, bytes.length - 1, StandardCharsets.UTF_8);
    return Arrays.asList(text.split("\0", -1));
  }
}
