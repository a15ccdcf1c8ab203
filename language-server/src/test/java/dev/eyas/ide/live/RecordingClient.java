package dev.eyas.ide.live;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Keeps what it is told, and waits for what is expected. */
final class RecordingClient implements LiveClient {
  private static final long PATIENCE_SECONDS = 120;

  private final BlockingQueue<LiveStatus> statuses = new LinkedBlockingQueue<>();
  private final BlockingQueue<LiveAlert> alerts = new LinkedBlockingQueue<>();
  private final BlockingQueue<LiveNearMisses> misses = new LinkedBlockingQueue<>();

  @Override
  public void liveStatus(LiveStatus status) {
    statuses.add(status);
  }

  @Override
  public void liveAlert(LiveAlert alert) {
    alerts.add(alert);
  }

  @Override
  public void liveNearMisses(LiveNearMisses report) {
    misses.add(report);
  }

  LiveNearMisses nearMisses(Predicate<LiveNearMisses> wanted) throws InterruptedException {
    return next(misses, wanted);
  }

  /** The next status that fits; those before it are dropped. */
  LiveStatus status(Predicate<LiveStatus> wanted) throws InterruptedException {
    return next(statuses, wanted);
  }

  LiveAlert alert(Predicate<LiveAlert> wanted) throws InterruptedException {
    return next(alerts, wanted);
  }

  private static <T> T next(BlockingQueue<T> queue, Predicate<T> wanted)
      throws InterruptedException {
    T last = null;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      T next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        throw new AssertionError("nothing that fits came; the last was " + last);
      }
      if (wanted.test(next)) {
        return next;
      }
      last = next;
    }
  }
}
