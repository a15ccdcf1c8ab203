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
   * @param seen events that the probe was called for
   * @param delivered put into the ring
   * @param unwanted filtered: nobody wants this type, see {@link Probe#interest}
   * @param own filtered: of the sensor itself or a kernel thread
   * @param noRule filtered: no rule can match it
   * @param ringFull dropped: user space was too slow
   * @param noRing dropped: the CPU was unknown when the probe was opened
   * @param compat dropped: 32-bit system calls, which are not decoded
   * @param nested dropped: came while the probe was putting together another
   */
  public record Cpu(
      long seen,
      long delivered,
      long unwanted,
      long own,
      long noRule,
      long ringFull,
      long noRing,
      long compat,
      long nested) {
    private static final Cpu ZERO = new Cpu(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public long filtered() {
      return unwanted + own + noRule;
    }

    public long dropped() {
      return ringFull + noRing + compat + nested;
    }

    private Cpu plus(Cpu other) {
      return new Cpu(
          seen + other.seen,
          delivered + other.delivered,
          unwanted + other.unwanted,
          own + other.own,
          noRule + other.noRule,
          ringFull + other.ringFull,
          noRing + other.noRing,
          compat + other.compat,
          nested + other.nested);
    }
  }

  public Cpu total() {
    return cpus.stream().reduce(Cpu.ZERO, Cpu::plus);
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
