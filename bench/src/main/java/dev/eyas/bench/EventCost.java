package dev.eyas.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * What {@link EventBenchmark} measures, in processor time of its thread: on a machine that others
 * use as well, waiting for a processor does not count.
 *
 * <p>Argument: a value of {@link EventBenchmark#rules}. With several in one run, each would be
 * measured with code that the ones before it have shaped.
 */
public final class EventCost {
  private static final int BATCH = 100_000;
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration MEASURED = Duration.ofSeconds(15);

  private EventCost() {}

  public static void main(String[] arguments) {
    EventBenchmark benchmark = new EventBenchmark();
    benchmark.rules = arguments[0];
    benchmark.start();
    batches(benchmark, WARM_UP);
    double[] costs = batches(benchmark, MEASURED);
    System.out.printf(
        "%s: median %.0f ns per event, a tenth of the batches below %.0f ns, %d batches of %,d%n",
        arguments[0], costs[costs.length / 2], costs[costs.length / 10], costs.length, BATCH);
  }

  /** Nanoseconds per event of each batch, in ascending order. */
  private static double[] batches(EventBenchmark benchmark, Duration length) {
    long end = System.nanoTime() + length.toNanos();
    DoubleStream.Builder costs = DoubleStream.builder();
    while (System.nanoTime() < end) {
      costs.add(batch(benchmark));
    }
    double[] sorted = costs.build().toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private static double batch(EventBenchmark benchmark) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < BATCH; i++) {
      benchmark.event();
    }
    return (double) (threads.getCurrentThreadCpuTime() - before) / BATCH;
  }
}
