package dev.eyas.sensor.capture;

import dev.eyas.sensor.event.Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Blocks on their way into a file. Whole blocks are gathered and written together; if that fails,
 * the file is cut behind the last block that fits.
 */
final class BlockOutput {
  private static final int GATHERED = 1 << 18;
  private static final int FRAME = 12;
  private static final int CPU_BYTES = 2;
  private static final int FLAGS_BYTES = 4;

  private final FileChannel file;
  private ByteBuffer buffer = allocate(GATHERED);
  private long written;
  private boolean failed;

  BlockOutput(FileChannel file) {
    this.file = file;
  }

  /** Bytes of all blocks so far. */
  long length() {
    return written + buffer.position();
  }

  void block(int type, ByteBuffer content) throws IOException {
    int length = content.remaining();
    begin(type, length);
    buffer.put(content);
    end(length);
  }

  void event(int type, Event event, int cpu) throws IOException {
    int length = CPU_BYTES + event.length();
    begin(type, length);
    buffer.putShort((short) cpu);
    put(event);
    end(length);
  }

  void flaggedEvent(int type, Event event, int cpu, int flags) throws IOException {
    int length = CPU_BYTES + FLAGS_BYTES + event.length();
    begin(type, length);
    buffer.putShort((short) cpu).putInt(flags);
    put(event);
    end(length);
  }

  private void put(Event event) {
    int length = event.length();
    buffer.put(buffer.position(), event.buffer(), event.offset(), length);
    buffer.position(buffer.position() + length);
  }

  private void begin(int type, int content) throws IOException {
    int total = total(content);
    if (buffer.remaining() < total) {
      flush();
    }
    if (buffer.remaining() < total) {
      buffer = allocate(total);
    }
    buffer.putInt(type).putInt(total);
  }

  private void end(int content) {
    int total = total(content);
    for (int padding = total - FRAME - content; padding > 0; padding--) {
      buffer.put((byte) 0);
    }
    buffer.putInt(total);
  }

  private static int total(int content) {
    return Math.addExact(content, 3) / 4 * 4 + FRAME;
  }

  void flush() throws IOException {
    if (failed) {
      return;
    }
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
    } catch (IOException e) {
      failed = true;
      file.truncate(written + wholeBlocks(buffer.position()));
      throw e;
    }
    written += buffer.limit();
    buffer.clear();
  }

  /** Bytes of the blocks that end within the first so many bytes of the buffer. */
  private int wholeBlocks(int bytes) {
    int end = 0;
    while (end + FRAME <= bytes && end + buffer.getInt(end + 4) <= bytes) {
      end += buffer.getInt(end + 4);
    }
    return end;
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
