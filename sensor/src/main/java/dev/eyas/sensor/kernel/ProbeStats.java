package dev.eyas.sensor.kernel;

import java.util.List;

/**
 * What became of the events since the probe was opened. For each CPU and in total, {@code seen ==
 * delivered + filtered + dropped()} once no program is half-way through.
 *
 * @param cpus counters of each possible CPU
 * @param late events delivered out of order, because they came after the reordering window
 */
public record ProbeStats(List<Cpu> cpus, long late) {

  /**
   * @param seen system calls and thread exits that the probe was called for
   * @param delivered put into the ring
   * @param filtered not wanted, see {@link Probe#interest}, or the sensor's own
   * @param ringFull dropped: user space was too slow
   * @param noRing dropped: the CPU was unknown when the probe was opened
   * @param compat dropped: 32-bit system calls, which are not decoded
   */
  public record Cpu(
      long seen, long delivered, long filtered, long ringFull, long noRing, long compat) {

    public long dropped() {
      return ringFull + noRing + compat;
    }

    private Cpu plus(Cpu other) {
      return new Cpu(
          seen + other.seen,
          delivered + other.delivered,
          filtered + other.filtered,
          ringFull + other.ringFull,
          noRing + other.noRing,
          compat + other.compat);
    }
  }

  public Cpu total() {
    return cpus.stream().reduce(new Cpu(0, 0, 0, 0, 0, 0), Cpu::plus);
  }

  public long seen() {
    return total().seen();
  }

  public long delivered() {
    return total().delivered();
  }

  public long filtered() {
    return total().filtered();
  }

  public long dropped() {
    return total().dropped();
  }
}
