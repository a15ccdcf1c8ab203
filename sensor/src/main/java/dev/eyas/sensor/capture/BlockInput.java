package dev.eyas.sensor.capture;

import dev.eyas.sensor.state.EntryInput;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A file as a row of blocks, seen through a window that moves along. The window grows only as far
 * as an event needs it, and only with data that is really there, whatever lengths are claimed.
 *
 * <pre>
 * block: u32 type, u32 length of it all, content padded to four bytes, u32 length again
 * </pre>
 */
final class BlockInput implements EntryInput, Closeable {
  private static final int WINDOW = 1 << 18;
  private static final int HEADER = 8;
  private static final int TRAILER = 4;

  private final InputStream in;
  private byte[] window = new byte[WINDOW];
  private ByteBuffer view = littleEndian(window);
  private int position;
  private int limit;
  private long base;
  private long blockStart;
  private long blockLength;
  private int blockType;

  /** Whether compressed data lacks its end; whole blocks may have come out of it. */
  private boolean isCutOff;

  BlockInput(InputStream in) {
    this.in = in;
  }

  /** Bytes from the file's start, uncompressed. */
  long offset() {
    return base + position;
  }

  long blockStart() {
    return blockStart;
  }

  /** Official number of the block's type. */
  int blockType() {
    return blockType;
  }

  /** What the window shows; positions in it hold until the next call that reads. */
  ByteBuffer view() {
    return view;
  }

  /**
   * Whether the file ends here.
   *
   * @throws EOFException if it is compressed and lacks its end
   */
  boolean atEnd() throws IOException {
    boolean isEnd = !fill(1);
    if (isEnd && isCutOff) {
      blockStart = offset();
      throw new EOFException();
    }
    return isEnd;
  }

  /** Goes into the next block. */
  void openBlock() throws IOException {
    blockStart = offset();
    blockType = 0;
    blockLength = HEADER;
    need(HEADER);
    blockType = BlockType.official(view.getInt(position));
    blockLength = Integer.toUnsignedLong(view.getInt(position + 4));
    position += HEADER;
    if (blockLength < HEADER + TRAILER) {
      throw new IOException("a length of " + blockLength + " bytes is too short for a block");
    }
  }

  /** Passes over what is left of the block. */
  void closeBlock() throws IOException {
    skip(remaining());
    need(TRAILER);
    checkTrailer(position);
    position += TRAILER;
  }

  /**
   * Takes the whole content of the block at once and goes behind it.
   *
   * @param most bytes allowed
   * @return where it begins in {@link #view()}
   */
  int takeBlock(int most) throws IOException {
    long content = blockLength - HEADER - TRAILER;
    if (content > most) {
      throw new IOException("a length of " + blockLength + " bytes is too long for such a block");
    }
    int length = (int) content;
    need(length + TRAILER);
    checkTrailer(position + length);
    int start = position;
    position += length + TRAILER;
    return start;
  }

  /** Length of the block's content with its padding. */
  long contentLength() {
    return blockLength - HEADER - TRAILER;
  }

  private void checkTrailer(int at) throws IOException {
    long repeated = Integer.toUnsignedLong(view.getInt(at));
    if (repeated != blockLength) {
      throw new IOException(
          "its length is " + blockLength + " at its start and " + repeated + " at its end");
    }
  }

  @Override
  public long remaining() {
    return blockStart + blockLength - TRAILER - offset();
  }

  @Override
  public int u8() throws IOException {
    return Byte.toUnsignedInt(view.get(take(1)));
  }

  @Override
  public int u16() throws IOException {
    return Short.toUnsignedInt(view.getShort(take(2)));
  }

  @Override
  public long u32() throws IOException {
    return Integer.toUnsignedLong(view.getInt(take(4)));
  }

  @Override
  public long i64() throws IOException {
    return view.getLong(take(8));
  }

  @Override
  public byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    view.get(take(count), bytes);
    return bytes;
  }

  @Override
  public String text() throws IOException {
    int length = u16();
    int at = take(length);
    return new String(window, at, length, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void skip(long count) throws IOException {
    if (count > remaining()) {
      throw beyond();
    }
    for (long left = count; left > 0; ) {
      need(1);
      int step = (int) Math.min(left, limit - position);
      position += step;
      left -= step;
    }
  }

  /** Goes on by some bytes of the block; returns where they begin in the window. */
  private int take(int count) throws IOException {
    if (count > remaining()) {
      throw beyond();
    }
    need(count);
    int at = position;
    position += count;
    return at;
  }

  private static IOException beyond() {
    return new IOException("its content goes on behind its end");
  }

  private void need(int count) throws IOException {
    if (!fill(count)) {
      throw new EOFException();
    }
  }

  /** Sees to it that so many bytes are in the window; false if the file ends before. */
  private boolean fill(int count) throws IOException {
    while (limit - position < count) {
      if (limit == window.length) {
        makeRoom();
      }
      int read = readOn();
      if (read < 0) {
        return false;
      }
      limit += read;
    }
    return true;
  }

  private int readOn() throws IOException {
    try {
      return in.read(window, limit, window.length - limit);
    } catch (EOFException compressedDataEnds) {
      isCutOff = true;
      return -1;
    }
  }

  /** The header of the block in hand stays in front of its content: an event may grow over it. */
  private void makeRoom() {
    int from = Math.max(0, position - HEADER);
    byte[] target = from == 0 ? new byte[window.length * 2] : window;
    System.arraycopy(window, from, target, 0, limit - from);
    base += from;
    limit -= from;
    position -= from;
    if (target != window) {
      window = target;
      view = littleEndian(window);
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
