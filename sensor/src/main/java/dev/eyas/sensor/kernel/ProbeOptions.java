package dev.eyas.sensor.kernel;

import java.time.Duration;

/**
 * How a {@link Probe} is opened.
 *
 * @param ringBytes size of each CPU's ring; a power of two, at least one page. 8 MiB last about 17
 *     ms at full rate.
 * @param reordering how long an event waits for older ones of other CPUs before it is delivered. An
 *     older one that comes even later is delivered out of order and counted.
 */
public record ProbeOptions(int ringBytes, Duration reordering) {
  public static final ProbeOptions DEFAULT = new ProbeOptions(8 << 20, Duration.ofMillis(5));

  public ProbeOptions {
    if (Integer.bitCount(ringBytes) != 1 || ringBytes < 4096) {
      throw new IllegalArgumentException("a ring has a power of two of at least 4096 bytes");
    }
  }

  public ProbeOptions withRingBytes(int bytes) {
    return new ProbeOptions(bytes, reordering);
  }
}
