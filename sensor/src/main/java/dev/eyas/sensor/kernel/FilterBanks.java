package dev.eyas.sensor.kernel;

import com.sun.jna.LastErrorException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts filters in force. Two banks take turns in holding one; those between them are empty and keep
 * nothing back.
 *
 * <p>A program that has begun under a filter goes on with it. So a bank that was left is filled
 * again only once such programs have ended; somebody waits for that as soon as it is left, so that
 * the next filter need not.
 */
final class FilterBanks {
  /** No program of ours runs for longer. */
  private static final long LONGEST_RUN_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final SharedState shared;
  private final FilterMaps maps;
  private final CompletableFuture<?>[] left = new CompletableFuture<?>[SharedState.FILTER_BANKS];

  FilterBanks(SharedState shared, FilterMaps maps) {
    this.shared = shared;
    this.maps = maps;
    Arrays.fill(left, CompletableFuture.completedFuture(null));
  }

  /**
   * @throws ProbeException if the kernel refuses it; then the filter before stays in force
   */
  void enforce(KernelFilter filter) throws ProbeException {
    boolean keepsNothing = filter.calls().isEmpty();
    int before = shared.filter();
    int next = before + 1 + (isOpen(before + 1) == keepsNothing ? 0 : 1);
    if (!keepsNothing) {
      left[bank(next)].join();
      maps.enter(bank(next), filter);
      shared.fill(bank(next), filter);
    }
    shared.interest(filter.syscalls());
    shared.turnTo(next);
    if (!isOpen(before)) {
      left[bank(before)] = CompletableFuture.runAsync(FilterBanks::awaitPrograms, this::begin);
    }
  }

  /** Whether the bank of a filter with this number is one of those that are empty. */
  private static boolean isOpen(int filter) {
    return (filter & 1) == 1;
  }

  private static int bank(int filter) {
    return filter & (SharedState.FILTER_BANKS - 1);
  }

  /** Returns once the programs that run now have ended. */
  private static void awaitPrograms() {
    try {
      LibC.awaitOtherCpus();
    } catch (LastErrorException e) {
      LockSupport.parkNanos(LONGEST_RUN_NANOS);
    }
  }

  private void begin(Runnable task) {
    Thread thread = new Thread(task, "filter left");
    thread.setDaemon(true);
    thread.start();
  }
}
