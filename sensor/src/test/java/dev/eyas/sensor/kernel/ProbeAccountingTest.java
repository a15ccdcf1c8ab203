package dev.eyas.sensor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.sensor.LiveTest;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Every event is delivered, filtered or counted as dropped; what is delivered is in order. */
@LiveTest
class ProbeAccountingTest {
  /** Many short system calls in shells' loops: no program but the shell is needed. */
  private static void flood() throws Exception {
    String loop = "for ((i = 0; i < 20000; i++)); do : < /dev/null; done";
    Process one = new ProcessBuilder("bash", "-c", loop).start();
    Process two = new ProcessBuilder("bash", "-c", loop).start();
    assertEquals(0, one.waitFor());
    assertEquals(0, two.waitFor());
  }

  @Test
  void tinyRingDropsAndCounts() throws Exception {
    try (Probe probe = Probe.open(ProbeOptions.DEFAULT.withRingBytes(4096))) {
      probe.interest(LiveEvents.allSyscalls());
      long[] consumed = new long[1];
      flood();
      probe.interest(new BitSet());
      while (probe.drain((event, cpu) -> consumed[0]++) > 0) {}
      ProbeStats stats = probe.stats();
      assertTrue(stats.dropped() > 10_000, () -> "dropped: " + stats);
      assertTrue(stats.filtered() > 0, () -> "filtered: " + stats);
      assertBalanced(probe);
      assertEquals(stats.delivered(), consumed[0]);
    }
  }

  /** A program half-way through makes one moment's counters differ: another look is allowed. */
  private static void assertBalanced(Probe probe) throws InterruptedException {
    for (int look = 0; look < 20; look++) {
      if (probe.stats().cpus().stream().allMatch(ProbeAccountingTest::balanced)) {
        return;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("seen != delivered + filtered + dropped: " + probe.stats());
  }

  private static boolean balanced(ProbeStats.Cpu cpu) {
    return cpu.seen() == cpu.delivered() + cpu.filtered() + cpu.dropped();
  }

  /**
   * The flood is some 30 MB: a ring that holds all of it cannot lose any, however slow its reader.
   */
  @Test
  void ringThatHoldsAllLosesNothing() throws Exception {
    try (Probe probe = Probe.open(ProbeOptions.DEFAULT.withRingBytes(128 << 20))) {
      probe.interest(LiveEvents.syscalls("openat", "close", "dup2", "fcntl"));
      List<RecordedEvent> events = LiveEvents.during(probe, ProbeAccountingTest::flood);
      assertEquals(0, probe.stats().dropped());
      assertTrue(
          events.stream()
                  .filter(e -> e.is("SYSCALL_OPENAT_2_X"))
                  .filter(e -> "/dev/null".equals(e.string("name")))
                  .count()
              >= 40_000);
      assertBalanced(probe);
    }
  }

  @Test
  void cpusAreMergedByTime() throws Exception {
    try (Probe probe = Probe.open(ProbeOptions.DEFAULT)) {
      probe.interest(LiveEvents.syscalls("openat", "close", "clone", "execve"));
      List<RecordedEvent> events = LiveEvents.during(probe, ProbeAccountingTest::flood);
      long late = 0;
      for (int i = 1; i < events.size(); i++) {
        if (events.get(i).timestamp() < events.get(i - 1).timestamp()) {
          late++;
        }
      }
      assertTrue(late <= probe.stats().late(), "out of order, but not counted as late");
      assertTrue(late * 1000 < events.size(), "late: " + late + " of " + events.size());
    }
  }

  @Test
  void noInterestMeansThreadExitsOnly() throws Exception {
    try (Probe probe = Probe.open(ProbeOptions.DEFAULT)) {
      List<RecordedEvent> events =
          LiveEvents.during(probe, () -> new ProcessBuilder("/bin/true").start().waitFor());
      assertTrue(events.stream().allMatch(e -> e.is("PROCEXIT_1_E")));
      assertTrue(probe.stats().filtered() > 0);
    }
  }

  @Test
  void whoeverWaitsForEventsCanBeWoken() throws Exception {
    try (Probe probe = Probe.open(ProbeOptions.DEFAULT)) {
      AtomicBoolean ends = new AtomicBoolean();
      Thread consumer =
          new Thread(
              () -> {
                while (!ends.get()) {
                  probe.poll((event, cpu) -> {});
                  probe.await(Duration.ofHours(1));
                }
              });
      consumer.start();
      Thread.sleep(300);
      ends.set(true);
      probe.wake();
      consumer.join(60_000);
      assertFalse(consumer.isAlive());
    }
  }

  @Test
  void idleConsumerIsWokenSoonerThanItsTimeout() throws Exception {
    try (Probe probe = Probe.open(ProbeOptions.DEFAULT)) {
      probe.poll((event, cpu) -> {});
      Thread worker =
          new Thread(
              () -> {
                try {
                  Thread.sleep(100);
                  new ProcessBuilder("/bin/true").start().waitFor();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      worker.start();
      long start = System.nanoTime();
      int delivered = 0;
      while (delivered == 0 && System.nanoTime() - start < 20_000_000_000L) {
        probe.await(Duration.ofSeconds(10));
        delivered = probe.poll((event, cpu) -> {});
      }
      long waited = (System.nanoTime() - start) / 1_000_000;
      worker.join();
      assertTrue(waited < 5_000, "woken after " + waited + " ms");
    }
  }
}
