package dev.eyas.sensor.capture;

/**
 * The machine that a capture was made on.
 *
 * @param cpus how many it has
 * @param memory bytes
 * @param maxPid highest process id that it gives out
 * @param hostname byte string
 * @param bootTime nanoseconds since the epoch; 0: unknown
 */
public record MachineInfo(int cpus, long memory, long maxPid, String hostname, long bootTime) {
  static final int LENGTH = 4 + 8 + 8 + 128 + 4 * 8;
  static final int HOSTNAME_LENGTH = 128;
}
