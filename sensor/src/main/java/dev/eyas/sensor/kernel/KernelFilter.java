package dev.eyas.sensor.kernel;

import java.util.Arrays;
import java.util.BitSet;
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
 */
public record KernelFilter(
    BitSet syscalls,
    Set<Tracepoint> tracepoints,
    Map<Integer, Call> calls,
    long[] access,
    long anyPath,
    Map<String, Long> prefixes,
    Names names) {
  public static final int READS = 1;
  public static final int WRITES = 2;
  public static final int CREATES = 4;
  public static final int ACCESSES = 8;

  /** Bytes of a path that the kernel compares. */
  public static final int WINDOW = 256;

  /** Bytes of a thread's name that the kernel keeps. */
  public static final int NAME = 15;

  /** How a system call is filtered; the ordinal is the probe's number. */
  public enum Kind {
    UNFILTERED,
    OUTCOME,
    OPEN,
    CLOSE
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

  /** Everything of some kinds. */
  public static KernelFilter unfiltered(BitSet syscalls, Set<Tracepoint> tracepoints) {
    return new KernelFilter(
        syscalls, tracepoints, Map.of(), new long[ACCESSES], 0, Map.of(), Names.UNKNOWN);
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

  /** Whether files are opened and closed without the sensor's knowledge. */
  public boolean hidesFiles() {
    return calls.values().stream().anyMatch(call -> call.kind == Kind.CLOSE);
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
        && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return syscalls.hashCode() ^ calls.hashCode() ^ prefixes.hashCode();
  }
}
