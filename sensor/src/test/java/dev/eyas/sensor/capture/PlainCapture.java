package dev.eyas.sensor.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reader of captures of the current version, written from the format's description alone: it
 * shares nothing with the one under test, and is strict.
 */
final class PlainCapture {
  record Process(long tid, long pid, long ptid, String comm, String args, String cwd, long uid) {}

  record Descriptor(long number, int type, String name) {}

  record PlainEvent(
      int cpu, boolean stateOnly, long time, long tid, int type, List<byte[]> params) {}

  String hostname;
  final List<String> users = new ArrayList<>();
  final List<String> groups = new ArrayList<>();
  final Map<Long, Process> processes = new LinkedHashMap<>();
  final Map<Long, List<Descriptor>> descriptors = new LinkedHashMap<>();
  final List<String> interfaces = new ArrayList<>();
  final List<PlainEvent> events = new ArrayList<>();

  static PlainCapture read(Path file) throws IOException {
    PlainCapture capture = new PlainCapture();
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    boolean first = true;
    while (bytes.hasRemaining()) {
      int type = bytes.getInt();
      int length = bytes.getInt();
      require(length % 4 == 0 && length >= 12, "block length " + length);
      ByteBuffer body = bytes.slice(bytes.position(), length - 12).order(ByteOrder.LITTLE_ENDIAN);
      bytes.position(bytes.position() + length - 12);
      require(bytes.getInt() == length, "length at the end of a block");
      require(first == (type == 0x0A0D0D0A), "section header at the start and only there");
      require(capture.events.isEmpty() || isEvent(type), "state behind the first event");
      first = false;
      capture.block(type, body);
    }
    return capture;
  }

  private static boolean isEvent(int type) {
    return type == 0x216 || type == 0x217 || type == 0x221 || type == 0x222;
  }

  private void block(int type, ByteBuffer body) {
    switch (type) {
      case 0x0A0D0D0A -> section(body);
      case 0x201 -> machine(body);
      case 0x215 -> eachEntry(body, this::process);
      case 0x218 -> {
        List<Descriptor> list = new ArrayList<>();
        require(descriptors.put(body.getLong(), list) == null, "one list for each thread");
        eachEntry(body, entry -> list.add(descriptor(entry)));
      }
      case 0x219 -> interfaces(body);
      case 0x220 -> eachEntry(body, this::account);
      case 0x216 -> event(body, false, 2);
      case 0x217 -> event(body, true, 2);
      case 0x221 -> event(body, false, 4);
      case 0x222 -> event(body, true, 4);
      default -> throw new AssertionError("block of type " + Integer.toHexString(type));
    }
  }

  /** Entries whose length does not count itself. */
  private void interfaces(ByteBuffer body) {
    while (body.remaining() >= 4) {
      int end = body.getInt() + body.position();
      int kind = body.getShort();
      int name = body.getShort();
      int width = kind == 3 ? 4 : 16;
      require(kind == 3 || kind == 4, "interface of kind " + kind);
      byte[] address = new byte[width];
      body.get(address);
      interfaces.add(HexFormat.of().formatHex(address));
      require(body.position() + 2 * width + name == end, "length of an interface");
      body.position(end);
    }
  }

  private void section(ByteBuffer body) {
    require(body.getInt() == 0x1A2B3C4D, "magic");
    require(body.getShort() == 1 && body.getShort() == 2, "version 1.2");
    require(body.getLong() == -1 && !body.hasRemaining(), "section length");
  }

  private void machine(ByteBuffer body) {
    require(body.remaining() == 180, "machine info");
    hostname = new String(body.array(), body.arrayOffset() + 20, 128).split("\0")[0];
  }

  private interface EntryReader {
    void read(ByteBuffer entry);
  }

  /** Entries that begin with their length, which counts itself, then padding. */
  private static void eachEntry(ByteBuffer body, EntryReader reader) {
    while (body.remaining() >= 4) {
      int length = body.getInt(body.position());
      ByteBuffer entry = body.slice(body.position() + 4, length - 4).order(ByteOrder.LITTLE_ENDIAN);
      reader.read(entry);
      require(!entry.hasRemaining(), "bytes left in an entry: " + entry.remaining());
      body.position(body.position() + length);
    }
  }

  private void process(ByteBuffer e) {
    long tid = e.getLong();
    long pid = e.getLong();
    long ptid = e.getLong();
    e.position(e.position() + 16);
    String comm = text(e, 1024);
    text(e, 1024);
    text(e, 1024);
    String args = text(e, 4096);
    String cwd = text(e, 1024);
    e.position(e.position() + 12);
    long uid = Integer.toUnsignedLong(e.getInt());
    e.position(e.position() + 4 + 12 + 16);
    text(e, 4096);
    e.position(e.position() + 16);
    text(e, 4096);
    text(e, 1024);
    e.position(e.position() + 8 + 4 + 4 + 1 + 24 + 1 + 24 + 1 + 1 + 8);
    processes.put(tid, new Process(tid, pid, ptid, comm, args, cwd, uid));
  }

  private static Descriptor descriptor(ByteBuffer e) {
    long number = e.getLong();
    e.getLong();
    int type = e.get();
    return new Descriptor(number, type, descriptorName(e, type));
  }

  private static String descriptorName(ByteBuffer e, int type) {
    switch (type) {
      case 3:
        return v4(e, e.position()) + "->" + v4(e, e.position() + 4) + ports(e, 8, 2);
      case 4:
        return "v6" + ports(e, 32, 2);
      case 5:
        return v4(e, e.position()) + ports(e, 4, 1);
      case 6:
        return "v6" + ports(e, 16, 1);
      case 8:
        e.position(e.position() + 16);
        return text(e, 1024);
      case 16:
        e.getInt();
        String name = text(e, 1024);
        e.getInt();
        return name;
      default:
        return text(e, 1024);
    }
  }

  private static String v4(ByteBuffer e, int at) {
    return (e.get(at) & 255)
        + "."
        + (e.get(at + 1) & 255)
        + "."
        + (e.get(at + 2) & 255)
        + "."
        + (e.get(at + 3) & 255);
  }

  /** Passes the addresses, the ports and the protocol. */
  private static String ports(ByteBuffer e, int addresses, int count) {
    e.position(e.position() + addresses);
    StringBuilder ports = new StringBuilder();
    for (int i = 0; i < count; i++) {
      ports.append(':').append(Short.toUnsignedInt(e.getShort()));
    }
    e.get();
    return ports.toString();
  }

  private void account(ByteBuffer e) {
    if (e.get() == 0) {
      int uid = e.getInt();
      e.getInt();
      users.add(uid + " " + text(e, 256) + " " + text(e, 1024) + " " + text(e, 1024));
    } else {
      groups.add(e.getInt() + " " + text(e, 256));
    }
  }

  private void event(ByteBuffer body, boolean flagged, int width) {
    int cpu = Short.toUnsignedInt(body.getShort());
    int flags = flagged ? body.getInt() : 0;
    int start = body.position();
    long time = body.getLong();
    long tid = body.getLong();
    int length = body.getInt();
    int type = Short.toUnsignedInt(body.getShort());
    int count = body.getInt();
    List<byte[]> params = new ArrayList<>();
    int lengths = body.position();
    body.position(lengths + width * count);
    for (int i = 0; i < count; i++) {
      int at = lengths + width * i;
      byte[] param =
          new byte[width == 4 ? body.getInt(at) : Short.toUnsignedInt(body.getShort(at))];
      body.get(param);
      params.add(param);
    }
    require(body.position() - start == length, "length of an event");
    require(body.remaining() < 4, "padding");
    events.add(new PlainEvent(cpu, (flags & 1) != 0, time, tid, type, params));
  }

  private static String text(ByteBuffer e, int most) {
    int length = Short.toUnsignedInt(e.getShort());
    require(length <= most, "a text of " + length + " bytes");
    byte[] bytes = new byte[length];
    e.get(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }
}
