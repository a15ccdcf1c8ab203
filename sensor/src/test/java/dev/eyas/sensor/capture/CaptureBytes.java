package dev.eyas.sensor.capture;

import dev.eyas.sensor.event.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** A capture put together byte by byte, for tests of the reader. */
final class CaptureBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  CaptureBytes section() {
    return block(0x0A0D0D0A, new Content().u32(0x1A2B3C4D).u16(1).u16(2).i64(-1));
  }

  CaptureBytes machine(String hostname) {
    Content content = new Content().u32(4).i64(1L << 30).i64(32768);
    content.raw(Arrays.copyOf(hostname.getBytes(StandardCharsets.ISO_8859_1), 128));
    return block(0x201, content.i64(7).i64(0).i64(0).i64(0));
  }

  CaptureBytes event(Event event) {
    return block(0x216, new Content().u16(3).raw(bytes(event)));
  }

  CaptureBytes stateEvent(Event event) {
    return block(0x217, new Content().u16(3).u32(1).raw(bytes(event)));
  }

  /** As the first version wrote it: without the number of parameters. */
  CaptureBytes eventOfFirstVersion(Event event) {
    return block(0x204, new Content().u16(3).raw(firstVersion(event, 0)));
  }

  static byte[] firstVersion(Event event, int excess) {
    byte[] now = bytes(event);
    byte[] then = new byte[now.length - 4];
    System.arraycopy(now, 0, then, 0, 22);
    System.arraycopy(now, 26, then, 22, then.length - 22);
    ByteBuffer.wrap(then).order(ByteOrder.LITTLE_ENDIAN).putInt(16, then.length + excess);
    return then;
  }

  static byte[] bytes(Event event) {
    byte[] bytes = new byte[event.length()];
    event.buffer().get(event.offset(), bytes);
    return bytes;
  }

  CaptureBytes block(int type, Content content) {
    byte[] body = content.bytes();
    int padded = (body.length + 3) / 4 * 4;
    out.writeBytes(new Content().u32(type).u32(padded + 12).bytes());
    out.writeBytes(Arrays.copyOf(body, padded));
    out.writeBytes(new Content().u32(padded + 12).bytes());
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  Path writeTo(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  Path gzipTo(Path file) throws IOException {
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(bytes());
    }
    return file;
  }

  /** The content of a block. */
  static final class Content {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Content u8(int value) {
      out.write(value);
      return this;
    }

    Content u16(int value) {
      return u8(value & 0xff).u8(value >> 8 & 0xff);
    }

    Content u32(int value) {
      return u16(value & 0xffff).u16(value >>> 16);
    }

    Content i64(long value) {
      return u32((int) value).u32((int) (value >>> 32));
    }

    Content text(String text) {
      return u16(text.length()).raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Content raw(byte[] bytes) {
      out.writeBytes(bytes);
      return this;
    }

    /** This content after its length, which counts itself. */
    Content sized() {
      return new Content().u32(out.size() + 4).raw(bytes());
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
