package dev.eyas.sensor.kernel;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which events leave the kernel. A rule, or one of its alternatives, is a bit; what is known of an
 * event rules bits out, and an event for which none is left stays in the kernel. The counterpart of
 * native-bpf's {@code filter.h}.
 *
 * @param syscalls numbers of the system calls that become events at all
 * @param tracepoints what else becomes events
 * @param calls by system call number; one that is missing is not filtered further
 * @param access for each kind of access, an index of {@link #READS}, {@link #WRITES} and {@link
 *     #CREATES} bits: the alternatives that it fits
 * @param anyPath the alternatives that fit every path
 * @param prefixes the alternatives that fit the paths that begin so, as byte strings; those of a
 *     shorter prefix are among those of a longer one
 * @param names the alternatives that the names of threads fit
 * @param sockets the alternatives that sockets fit
 * @param unseen what is made, changed and closed without the sensor's knowledge
 * @param needed what rules look at after it was made
 */
public record KernelFilter(
    BitSet syscalls,
    Set<Tracepoint> tracepoints,
    Map<Integer, Call> calls,
    long[] access,
    long anyPath,
    Map<String, Long> prefixes,
    Names names,
    Sockets sockets,
    Set<Descriptors> unseen,
    Set<Descriptors> needed) {
  public static final int READS = 1;
  public static final int WRITES = 2;
  public static final int CREATES = 4;
  public static final int ACCESSES = 8;

  /** Bytes of a path that the kernel compares. */
  public static final int WINDOW = 252;

  /** Bytes of a thread's name that the kernel keeps. */
  public static final int NAME = 15;

  /** How a system call is filtered; the ordinal is the probe's number. */
  public enum Kind {
    UNFILTERED,
    OUTCOME,
    OPEN,
    CLOSE,
    SOCKET
  }

  /** What a call's descriptor is to the kernel; the ordinal is the probe's number. */
  public enum Family {
    /** No socket, or one of another family. */
    NONE,
    UNIX,
    INET,
    INET6
  }

  /** What the sensor knows of what processes have open. */
  public enum Descriptors {
    FILES,
    UNIX_SOCKETS,
    INTERNET_SOCKETS
  }

  /**
   * @param success the alternatives that fit a call that succeeded
   * @param failure those that fit one that failed
   */
  public record Call(Kind kind, long success, long failure) {}

  /**
   * @param any the alternatives that fit every name
   * @param other those that fit the names that are not given
   * @param given by name, as a byte string of at most {@link #NAME} bytes
   */
  public record Names(long any, long other, Map<String, Long> given) {
    /** Nothing is known of names. */
    public static final Names UNKNOWN = new Names(-1, -1, Map.of());
  }

  /**
   * @param families the alternatives that fit each {@link Family}
   * @param ports those that the ports of TCP connections fit
   */
  public record Sockets(long[] families, Ports ports) {
    /** Nothing is known of sockets. */
    static Sockets unknown() {
      return new Sockets(new long[Family.values().length], Ports.UNKNOWN);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Sockets that
          && Arrays.equals(families, that.families)
          && ports.equals(that.ports);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(families) ^ ports.hashCode();
    }
  }

  /**
   * @param any the alternatives that fit every port
   * @param other those that fit the ports that are not given
   * @param given by number
   */
  public record Ports(long any, long other, Map<Integer, Long> given) {
    /** Nothing is known of ports. */
    public static final Ports UNKNOWN = new Ports(-1, -1, Map.of());
  }

  /** Everything of some kinds. */
  public static KernelFilter unfiltered(BitSet syscalls, Set<Tracepoint> tracepoints) {
    return new KernelFilter(
        syscalls,
        tracepoints,
        Map.of(),
        new long[ACCESSES],
        0,
        Map.of(),
        Names.UNKNOWN,
        Sockets.unknown(),
        Set.of(),
        Set.of());
  }

  /** Lets through everything that this or the other one may let through, and more. */
  public KernelFilter widened(KernelFilter other) {
    BitSet both = (BitSet) syscalls.clone();
    both.or(other.syscalls);
    Set<Tracepoint> all = EnumSet.noneOf(Tracepoint.class);
    all.addAll(tracepoints);
    all.addAll(other.tracepoints);
    return unfiltered(both, all);
  }

  /** Whether the sensor does not know what another one's rules look at. */
  public boolean hidesFrom(KernelFilter other) {
    return !Collections.disjoint(unseen, other.needed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KernelFilter that
        && syscalls.equals(that.syscalls)
        && tracepoints.equals(that.tracepoints)
        && calls.equals(that.calls)
        && Arrays.equals(access, that.access)
        && anyPath == that.anyPath
        && prefixes.equals(that.prefixes)
        && names.equals(that.names)
        && sockets.equals(that.sockets)
        && unseen.equals(that.unseen)
        && needed.equals(that.needed);
  }

  @Override
  public int hashCode() {
    return syscalls.hashCode() ^ calls.hashCode() ^ prefixes.hashCode();
  }
}
