package dev.eyas.sensor.kernel;

import com.sun.jna.Pointer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The probe's variables, mapped: {@code struct eyas_shared} of native-bpf's {@code shared.h}, whose
 * offsets stand here again. Writes take effect at once.
 */
final class SharedState implements AutoCloseable {
  static final int MAX_CPUS = 512;
  static final int MAX_SYSCALLS = 512;
  static final int FILTER_BANKS = 4;

  private static final int BOOT_EPOCH = 0;
  private static final int SENSOR_TGID = 8;
  private static final int GENERATION = 12;
  private static final int NEED_WAKE = 16;
  private static final int BANK = 20;
  private static final int INTEREST = 24;
  private static final int CPU = 128;
  private static final int CPU_STRIDE = 128;
  private static final int BANKS = CPU + MAX_CPUS * CPU_STRIDE;
  private static final int OUTCOME = MAX_SYSCALLS;
  private static final int ACCESS = OUTCOME + MAX_SYSCALLS * 2 * Long.BYTES;
  private static final int ANY_PATH = ACCESS + KernelFilter.ACCESSES * Long.BYTES;
  private static final int ANY_NAME = ANY_PATH + Long.BYTES;
  private static final int OTHER_NAMES = ANY_NAME + Long.BYTES;
  private static final int FAMILIES = OTHER_NAMES + Long.BYTES;
  private static final int ANY_PORT = FAMILIES + KernelFilter.Family.values().length * Long.BYTES;
  private static final int OTHER_PORTS = ANY_PORT + Long.BYTES;
  private static final int BANK_BYTES = OTHER_PORTS + Long.BYTES;
  private static final int LENGTH = BANKS + FILTER_BANKS * BANK_BYTES;

  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Pointer mapped;
  private final ByteBuffer buffer;

  SharedState(int bssFd) {
    mapped = LibC.mmap(null, LENGTH, LibC.PROT_READ | LibC.PROT_WRITE, LibC.MAP_SHARED, bssFd, 0);
    buffer = mapped.getByteBuffer(0, LENGTH).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Time of the boot clock's zero, in nanoseconds since the epoch. */
  void bootEpoch(long nanoseconds) {
    LONG.setVolatile(buffer, BOOT_EPOCH, nanoseconds);
  }

  void sensorTgid(int tgid) {
    INT.setVolatile(buffer, SENSOR_TGID, tgid);
  }

  void generation(int generation) {
    INT.setVolatile(buffer, GENERATION, generation);
  }

  void needWake(boolean need) {
    INT.setVolatile(buffer, NEED_WAKE, need ? 1 : 0);
    VarHandle.fullFence();
  }

  void interest(BitSet syscalls) {
    long[] words = new long[MAX_SYSCALLS / Long.SIZE];
    long[] given = syscalls.toLongArray();
    System.arraycopy(given, 0, words, 0, Math.min(given.length, words.length));
    for (int i = 0; i < words.length; i++) {
      LONG.setVolatile(buffer, INTEREST + i * Long.BYTES, words[i]);
    }
  }

  /**
   * Number of the filter in force. It tells one filter from the next; its bank are its last bits.
   */
  int filter() {
    return (int) INT.getVolatile(buffer, BANK);
  }

  void fill(int bank, KernelFilter filter) {
    int at = BANKS + bank * BANK_BYTES;
    for (int number = 0; number < MAX_SYSCALLS; number++) {
      KernelFilter.Call call = filter.calls().get(number);
      boolean isFiltered = call != null;
      buffer.put(at + number, (byte) (isFiltered ? call.kind().ordinal() : 0));
      int outcome = at + OUTCOME + number * 2 * Long.BYTES;
      buffer.putLong(outcome, isFiltered ? call.success() : 0);
      buffer.putLong(outcome + Long.BYTES, isFiltered ? call.failure() : 0);
    }
    for (int kind = 0; kind < KernelFilter.ACCESSES; kind++) {
      buffer.putLong(at + ACCESS + kind * Long.BYTES, filter.access()[kind]);
    }
    buffer.putLong(at + ANY_PATH, filter.anyPath());
    buffer.putLong(at + ANY_NAME, filter.names().any());
    buffer.putLong(at + OTHER_NAMES, filter.names().other());
    KernelFilter.Sockets sockets = filter.sockets();
    for (int family = 0; family < sockets.families().length; family++) {
      buffer.putLong(at + FAMILIES + family * Long.BYTES, sockets.families()[family]);
    }
    buffer.putLong(at + ANY_PORT, sockets.ports().any());
    buffer.putLong(at + OTHER_PORTS, sockets.ports().other());
  }

  /** Puts a filter in force. */
  void turnTo(int filter) {
    INT.setVolatile(buffer, BANK, filter);
  }

  List<ProbeStats.Cpu> counters(int cpus) {
    List<ProbeStats.Cpu> result = new ArrayList<>(cpus);
    for (int cpu = 0; cpu < cpus; cpu++) {
      int at = CPU + cpu * CPU_STRIDE;
      result.add(
          new ProbeStats.Cpu(
              counter(at, 0),
              counter(at, 1),
              counter(at, 2),
              counter(at, 3),
              counter(at, 4),
              counter(at, 5),
              counter(at, 6),
              counter(at, 7),
              counter(at, 8)));
    }
    return List.copyOf(result);
  }

  private long counter(int cpu, int index) {
    return (long) LONG.getVolatile(buffer, cpu + index * Long.BYTES);
  }

  @Override
  public void close() {
    LibC.munmap(mapped, LENGTH);
  }
}
