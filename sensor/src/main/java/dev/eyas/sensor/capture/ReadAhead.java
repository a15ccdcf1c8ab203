package dev.eyas.sensor.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A stream that is read on a thread of its own, a few chunks ahead: inflating a capture takes as
 * long as judging its events, and both go on at once. What was read before an error comes before
 * it.
 */
final class ReadAhead extends InputStream {
  private static final int CHUNKS = 4;
  private static final int CHUNK_BYTES = 1 << 17;

  /** Some bytes; {@code length} -1 for the end, which {@code failure} may have come before. */
  private static final class Chunk {
    private final byte[] bytes = new byte[CHUNK_BYTES];
    private int length;
    private IOException failure;
  }

  private final InputStream source;
  private final BlockingQueue<Chunk> empty = new ArrayBlockingQueue<>(CHUNKS);
  private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(CHUNKS);
  private final Thread thread = new Thread(this::readOn, "eyas-inflate");
  private Chunk current;
  private int position;

  /**
   * @param source read, and closed at last, by the thread alone
   */
  ReadAhead(InputStream source) {
    this.source = source;
    for (int i = 0; i < CHUNKS; i++) {
      empty.add(new Chunk());
    }
    thread.setDaemon(true);
    thread.start();
  }

  private void readOn() {
    try (source) {
      boolean goesOn = true;
      while (goesOn) {
        Chunk chunk = empty.take();
        goesOn = fill(chunk);
        full.put(chunk);
      }
    } catch (InterruptedException closed) {
      // Nobody reads on.
    } catch (IOException e) {
      // The file could not be closed: all that it holds has been read.
    }
  }

  private boolean fill(Chunk chunk) {
    try {
      chunk.length = source.read(chunk.bytes);
    } catch (IOException e) {
      chunk.length = -1;
      chunk.failure = e;
    } catch (RuntimeException e) {
      chunk.length = -1;
      chunk.failure = new IOException(e);
    }
    return chunk.length >= 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (!hasMore()) {
      return -1;
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current.bytes, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean hasMore() throws IOException {
    while (current == null || position == current.length) {
      next();
    }
    if (current.failure != null) {
      throw current.failure;
    }
    return current.length >= 0;
  }

  private void next() throws IOException {
    try {
      if (current != null) {
        empty.put(current);
      }
      current = full.take();
      position = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
