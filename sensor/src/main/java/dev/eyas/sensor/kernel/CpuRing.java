package dev.eyas.sensor.kernel;

import com.sun.jna.Pointer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The consumer's side of one CPU's ring, read where the kernel wrote it. The kernel puts the data
 * pages twice in a row, so that a record never wraps; of the second copy only as much is mapped as
 * a record may need, since each copy counts as resident memory.
 *
 * <pre>
 * record: u32 length with two flag bits, u32, then prefix (u32 sequence, u32 generation), event
 * </pre>
 */
final class CpuRing implements EventRing, AutoCloseable {
  static final int PAGE = 4096;

  /** More than the longest record has: the probe's EYAS_RECORD_SIZE, and headers. */
  private static final int OVERLAP = 64 << 10;

  private static final int BUSY = 1 << 31;
  private static final int DISCARDED = 1 << 30;
  private static final int RECORD_HEADER = 8;
  private static final int PREFIX = 8;
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int cpu;
  private final int fd;
  private final int mask;
  private final Pointer consumerPage;
  private final Pointer producerPages;
  private final long producerLength;
  private final ByteBuffer consumer;
  private final ByteBuffer producer;
  private final ByteBuffer data;
  private long position;
  private long available;

  /**
   * @param fd the ring's descriptor, owned from now on
   * @param bytes its size, a power of two
   */
  CpuRing(int cpu, int fd, int bytes) {
    this.cpu = cpu;
    this.fd = fd;
    mask = bytes - 1;
    consumerPage = LibC.mmap(null, PAGE, LibC.PROT_READ | LibC.PROT_WRITE, LibC.MAP_SHARED, fd, 0);
    long dataLength = bytes + (long) Math.min(bytes, OVERLAP);
    producerLength = PAGE + dataLength;
    producerPages = LibC.mmap(null, producerLength, LibC.PROT_READ, LibC.MAP_SHARED, fd, PAGE);
    consumer = consumerPage.getByteBuffer(0, PAGE).order(ByteOrder.LITTLE_ENDIAN);
    producer = producerPages.getByteBuffer(0, PAGE).order(ByteOrder.LITTLE_ENDIAN);
    data = producerPages.getByteBuffer(PAGE, dataLength).order(ByteOrder.LITTLE_ENDIAN);
    position = (long) LONG.getAcquire(consumer, 0);
    available = position;
  }

  int fd() {
    return fd;
  }

  @Override
  public int cpu() {
    return cpu;
  }

  @Override
  public ByteBuffer data() {
    return data;
  }

  @Override
  public boolean hasNext() {
    while (true) {
      if (position == available) {
        available = (long) LONG.getAcquire(producer, 0);
        if (position == available) {
          return false;
        }
      }
      int header = (int) INT.getAcquire(data, front());
      if ((header & BUSY) != 0) {
        return false;
      }
      if ((header & DISCARDED) == 0) {
        return true;
      }
      advance(header & ~DISCARDED);
    }
  }

  @Override
  public int event() {
    return front() + RECORD_HEADER + PREFIX;
  }

  @Override
  public long timestamp() {
    return data.getLong(event());
  }

  @Override
  public void remove() {
    advance(data.getInt(front()));
  }

  private int front() {
    return (int) position & mask;
  }

  private void advance(int length) {
    position += (RECORD_HEADER + length + 7) & ~7;
    LONG.setRelease(consumer, 0, position);
  }

  @Override
  public void close() {
    LibC.munmap(consumerPage, PAGE);
    LibC.munmap(producerPages, producerLength);
    LibC.close(fd);
  }
}
