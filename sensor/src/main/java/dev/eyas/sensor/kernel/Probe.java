package dev.eyas.sensor.kernel;

import com.sun.jna.LastErrorException;
import com.sun.jna.Pointer;
import dev.eyas.sensor.event.EventHandler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The kernel's events, live: loads and attaches the eBPF programs, and delivers what they write in
 * order of time. One thread polls and waits; all else may be called from others.
 *
 * <p>Times are those of the wall clock when the probe was opened plus what the boot clock counted
 * since: setting the clock does not change the order of events.
 *
 * <p>The sensor's own process is left out, or each alert it writes would be an event that could
 * raise the next. Its child processes are not.
 *
 * <pre>{@code
 * try (Probe probe = Probe.open(ProbeOptions.DEFAULT)) {
 *   probe.interest(syscalls);
 *   while (running) {
 *     if (probe.poll(handler) == 0) {
 *       probe.await(Duration.ofSeconds(1));
 *     }
 *   }
 * }
 * }</pre>
 */
public final class Probe implements AutoCloseable {
  private static final int BATCH = 8192;
  private static final int EPOLL_EVENT_BYTES = 12;
  private static final byte[] ONE = {1, 0, 0, 0, 0, 0, 0, 0};

  /** No program of ours takes longer than this from its first look to its last. */
  private static final long UNDER_WAY_MILLIS = 10;

  private final BpfObject object;
  private final FilterBanks filters;
  private final SharedState shared;
  private final int cpus;
  private final CpuRing[] rings;
  private final RingMerger merger;
  private final int epoll;
  private final int alarm;
  private final byte[] epollEvents = new byte[EPOLL_EVENT_BYTES];
  private final long bootEpoch;
  private final long reorderingNanos;
  private final Map<Tracepoint, List<Pointer>> traced = new EnumMap<>(Tracepoint.class);
  private volatile long late;
  private ProbeStats last;

  private Probe(BpfObject object, ProbeOptions options, int cpus) throws ProbeException {
    this.object = object;
    shared = new SharedState(object.mapFd(".bss"));
    filters = new FilterBanks(shared, new FilterMaps(object));
    bootEpoch = LibC.nanoseconds(LibC.CLOCK_REALTIME) - LibC.nanoseconds(LibC.CLOCK_BOOTTIME);
    reorderingNanos = options.reordering().toNanos();
    epoll = LibC.epoll_create1(0);
    this.cpus = cpus;
    int[] online = OnlineCpus.read();
    rings = new CpuRing[online.length];
    for (int i = 0; i < rings.length; i++) {
      int fd = object.createRing(online[i], options.ringBytes());
      rings[i] = new CpuRing(online[i], fd, options.ringBytes());
      LibC.epoll_ctl(epoll, LibC.EPOLL_CTL_ADD, fd, epollEvent(LibC.EPOLLIN));
    }
    alarm = LibC.eventfd(0, 0);
    LibC.epoll_ctl(epoll, LibC.EPOLL_CTL_ADD, alarm, epollEvent(LibC.EPOLLIN | LibC.EPOLLET));
    merger = new RingMerger(rings);
    shared.bootEpoch(bootEpoch);
    shared.sensorTgid((int) ProcessHandle.current().pid());
  }

  /**
   * Loads and attaches the probe. Until {@link #interest} is called, only thread exits are
   * delivered.
   *
   * @throws ProbeException if the machine cannot run it, with the reason for the user
   */
  public static Probe open(ProbeOptions options) throws ProbeException {
    Optional<String> missing = KernelRequirements.missing();
    if (missing.isPresent()) {
      throw new ProbeException(missing.get());
    }
    LibBpf.register(NativeFiles.bpfLibrary().toString());
    int cpus = LibBpf.libbpf_num_possible_cpus();
    if (cpus < 1 || cpus > SharedState.MAX_CPUS) {
      throw new ProbeException("the probe cannot serve " + cpus + " CPUs");
    }
    BpfObject object = BpfObject.load(NativeFiles.bpfObject(), cpus);
    try {
      Probe probe = new Probe(object, options, cpus);
      object.attach();
      return probe;
    } catch (LastErrorException e) {
      object.close();
      throw new ProbeException("the probe's memory cannot be mapped: " + e.getMessage(), e);
    } catch (ProbeException e) {
      object.close();
      throw e;
    }
  }

  /**
   * Which system calls become events, by their number on this architecture. Takes effect at once;
   * thread exits are always delivered.
   */
  public synchronized void interest(BitSet syscallIds) {
    requireOpen();
    shared.interest(syscallIds);
  }

  /**
   * Which events there shall be besides those of system calls and thread exits.
   *
   * @throws ProbeException if the kernel refuses one, which then is not traced
   */
  public synchronized void trace(Set<Tracepoint> tracepoints) throws ProbeException {
    requireOpen();
    for (Tracepoint tracepoint : Tracepoint.values()) {
      if (!tracepoints.contains(tracepoint)) {
        traced.getOrDefault(tracepoint, List.of()).forEach(BpfObject::detach);
        traced.remove(tracepoint);
      } else if (!traced.containsKey(tracepoint)) {
        List<Pointer> links = traced.computeIfAbsent(tracepoint, key -> new ArrayList<>());
        for (String program : tracepoint.programs()) {
          links.add(object.attach(program));
        }
      }
    }
  }

  /**
   * Which events of system calls leave the kernel from now on. Takes effect at once, for each event
   * wholly or not at all.
   *
   * @throws ProbeException if the kernel refuses it; then the filter before stays in force
   */
  public synchronized void filter(KernelFilter filter) throws ProbeException {
    requireOpen();
    filters.enforce(filter);
  }

  /** The ruleset generation that is copied into each record from now on. */
  public synchronized void generation(int generation) {
    requireOpen();
    shared.generation(generation);
  }

  /**
   * Delivers what is ready, in order of time, at most a few thousand events.
   *
   * @return number of events delivered
   */
  public int poll(EventHandler handler) {
    int delivered = merger.drain(handler, now() - reorderingNanos, BATCH);
    late = merger.late();
    return delivered;
  }

  /**
   * Delivers everything that has been written so far, without waiting for older events of other
   * CPUs. For the end of a run.
   */
  public int drain(EventHandler handler) {
    int delivered = merger.drain(handler, Long.MAX_VALUE - 1, Integer.MAX_VALUE);
    late = merger.late();
    return delivered;
  }

  /** Sleeps until there may be events to poll or {@link #wake} is called, at most for a time. */
  public void await(Duration timeout) {
    if (merger.pending()) {
      LockSupport.parkNanos(Math.min(reorderingNanos, timeout.toNanos()));
      return;
    }
    shared.needWake(true);
    long millis = Math.min(timeout.toMillis(), Integer.MAX_VALUE);
    // A program that had looked before does not wake this thread: its event is there soon after.
    if (!merger.pending() && !isWoken(Math.min(millis, UNDER_WAY_MILLIS)) && !merger.pending()) {
      isWoken(millis);
    }
    shared.needWake(false);
  }

  private boolean isWoken(long millis) {
    return LibC.epoll_wait(epoll, epollEvents, 1, (int) millis) != 0;
  }

  /** Ends {@link #await}, now or when it is called next. */
  public synchronized void wake() {
    if (last == null) {
      LibC.write(alarm, ONE, ONE.length);
    }
  }

  /** The counters as they are now; after {@link #close}, as they were at the end. */
  public synchronized ProbeStats stats() {
    return last == null ? new ProbeStats(shared.counters(cpus), late) : last;
  }

  private void requireOpen() {
    if (last != null) {
      throw new IllegalStateException("the probe is closed");
    }
  }

  /** Time of the events' clock, in nanoseconds since the epoch. */
  private long now() {
    return LibC.nanoseconds(LibC.CLOCK_BOOTTIME) + bootEpoch;
  }

  private static byte[] epollEvent(int events) {
    ByteBuffer event = ByteBuffer.allocate(EPOLL_EVENT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return event.putInt(events).array();
  }

  /**
   * Detaches the probe and frees its memory. Events not polled yet are lost. No other thread may be
   * polling or waiting.
   */
  @Override
  public synchronized void close() {
    if (last != null) {
      return;
    }
    traced.values().forEach(links -> links.forEach(BpfObject::detach));
    object.detach();
    last = stats();
    object.close();
    for (CpuRing ring : rings) {
      ring.close();
    }
    shared.close();
    LibC.close(epoll);
    LibC.close(alarm);
  }
}
