package dev.eyas.sensor.kernel;

import dev.eyas.catalog.EnumValue;
import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Param;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a trigger says that an event must tell: a line of {@code triggers.c}.
 *
 * @param params by name, each of the type's parameters once
 */
record Expectation(EventType type, Map<String, String> params) {
  /** Only the kernel knows these; elsewhere a question mark would hide a fault. */
  private static final Set<String> UNKNOWABLE =
      Set.of("pgft_maj", "pgft_min", "ip", "next", "ptid", "source", "peer", "msgcontrol", "ID");

  static Expectation parse(String line) {
    String[] words = line.split("\t");
    EventType type = Events.byCode("PPME_" + words[0]).orElseThrow();
    Map<String, String> params = new HashMap<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      params.put(words[i].substring(0, equals), words[i].substring(equals + 1));
    }
    List<String> names = type.params().stream().map(Param::name).toList();
    if (!params.keySet().equals(Set.copyOf(names))) {
      throw new IllegalArgumentException(line + ": not the parameters " + names);
    }
    return new Expectation(type, params);
  }

  /**
   * Parameters that differ, with both values; empty for the event that is meant.
   *
   * @param main thread that the program began with, by its number outside containers
   */
  List<String> differences(RecordedEvent event, long main) {
    List<String> result = new ArrayList<>();
    for (int i = 0; i < type.params().size(); i++) {
      Param param = type.params().get(i);
      String expected = params.get(param.name());
      String actual = actual(event, param, expected, main);
      if (!actual.equals(expected)) {
        result.add(param.name() + ": " + actual + " instead of " + expected);
      }
    }
    return result;
  }

  private String actual(RecordedEvent event, Param param, String expected, long main) {
    byte[] bytes = event.bytes(param.name());
    if (expected.equals("?") && UNKNOWABLE.contains(param.name())) {
      return bytes.length == 0 ? "-" : "?";
    }
    if (expected.equals("@tid") || expected.equals("@main")) {
      long meant = expected.equals("@tid") ? event.tid() : main;
      long actual = event.number(param.name());
      return actual == meant ? expected : Long.toString(actual);
    }
    if (bytes.length == 0) {
      return "-";
    }
    if (expected.equals("*")) {
      return "*";
    }
    if (param.name().equals("args")) {
      return text(bytes).replace('\0', ' ');
    }
    return switch (param.type()) {
      case CHARBUF, FSPATH, FSRELPATH, BYTEBUF, CHARBUFARRAY -> text(bytes);
      case SOCKADDR -> address(little(bytes));
      case SOCKTUPLE -> tuple(little(bytes));
      case FDLIST -> descriptors(little(bytes));
      case DYN -> variant(bytes, param);
      default -> number(bytes, param, expected);
    };
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
  }

  private static String address(ByteBuffer bytes) {
    return end(bytes, bytes.get());
  }

  private static String tuple(ByteBuffer bytes) {
    int family = bytes.get();
    if (family == 1) {
      bytes.position(bytes.position() + 16);
      return end(bytes, family);
    }
    return end(bytes, family) + "->" + end(bytes, family);
  }

  private static String end(ByteBuffer bytes, int family) {
    byte[] rest = new byte[family == 1 ? bytes.remaining() - 1 : family == 2 ? 4 : 16];
    bytes.get(rest);
    if (family == 1) {
      return new String(rest, StandardCharsets.UTF_8);
    }
    try {
      return InetAddress.getByAddress(rest).getHostAddress()
          + ":"
          + Short.toUnsignedInt(bytes.getShort());
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String descriptors(ByteBuffer bytes) {
    List<String> result = new ArrayList<>();
    for (int n = bytes.getShort(); n > 0; n--) {
      result.add(bytes.getLong() + ":" + bytes.getShort());
    }
    return String.join(",", result);
  }

  private static String variant(byte[] bytes, Param param) {
    Param variant = param.variants().get(bytes[0]);
    byte[] value = new byte[bytes.length - 1];
    System.arraycopy(bytes, 1, value, 0, value.length);
    return bytes[0]
        + ":"
        + switch (variant.type()) {
          case BYTEBUF -> HexFormat.of().formatHex(value);
          case CHARBUF -> text(value);
          default -> Long.toString(signed(value));
        };
  }

  private static long signed(byte[] bytes) {
    ByteBuffer buffer = little(bytes);
    return switch (bytes.length) {
      case 1 -> buffer.get();
      case 2 -> buffer.getShort();
      case 4 -> buffer.getInt();
      default -> buffer.getLong();
    };
  }

  /** As the expectation writes it: by names, with or without sign. */
  private static String number(byte[] bytes, Param param, String expected) {
    if (expected.contains("..")) {
      String[] bounds = expected.split("\\.\\.");
      long between = signed(bytes);
      return Long.parseLong(bounds[0]) <= between && between <= Long.parseLong(bounds[1])
          ? expected
          : Long.toString(between);
    }
    long mask = bytes.length == 8 ? -1 : (1L << 8 * bytes.length) - 1;
    long value = signed(bytes);
    long wanted =
        Character.isLetter(expected.charAt(0))
            ? named(param, expected)
            : expected.startsWith("-")
                ? Long.parseLong(expected)
                : Long.parseUnsignedLong(expected);
    return (value & mask) == (wanted & mask) ? expected : Long.toString(value);
  }

  private static long named(Param param, String names) {
    long value = 0;
    for (String name : names.split("\\|")) {
      value |=
          param.names().stream()
              .filter(known -> known.name().equals(name))
              .mapToLong(EnumValue::value)
              .findFirst()
              .orElseGet(() -> Long.parseLong(name));
    }
    return value;
  }
}
