package dev.eyas.sensor.kernel;

import java.util.EnumSet;
import java.util.Set;

/** The capabilities that matter to the sensor. The number is the kernel's. */
public enum Capability {
  /** Walks into the folders of other users, such as {@code /proc/PID/fd}. */
  CAP_DAC_READ_SEARCH(2),
  /** Reads the links and maps of other users' processes. */
  CAP_SYS_PTRACE(19),
  /** Attaches to tracepoints and reads the kernel's memory. */
  CAP_PERFMON(38),
  /** Loads programs and makes maps. */
  CAP_BPF(39);

  /** All that the sensor needs, and more than which it should not have. */
  public static final Set<Capability> NEEDED = EnumSet.allOf(Capability.class);

  /**
   * {@code CAP_SYS_ADMIN}, which was divided in 5.8: those from {@code CAP_PERFMON} on are part of
   * it.
   */
  private static final int SYS_ADMIN = 21;

  private static final int FIRST_OF_ADMIN = 38;

  private final int number;

  Capability(int number) {
    this.number = number;
  }

  boolean isIn(long set) {
    return has(set, number) || number >= FIRST_OF_ADMIN && has(set, SYS_ADMIN);
  }

  private static boolean has(long set, int number) {
    return (set >>> number & 1) == 1;
  }

  /** As {@code /proc/PID/status} shows sets. */
  static long mask() {
    return NEEDED.stream().mapToLong(capability -> 1L << capability.number).sum();
  }
}
