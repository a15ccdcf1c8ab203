package dev.eyas.eclipse.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the server told of the live run: the last status and the latest alerts. */
public final class LiveRun {
  /** Older alerts give way; the status counts them all. */
  private static final int KEPT = 500;

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Deque<LiveAlert> alerts = new ArrayDeque<>();
  private LiveStatus status = LiveStatus.STOPPED;

  /**
   * @param listener called in any thread, and often: it must be quick
   */
  void addListener(Runnable listener) {
    listeners.add(listener);
  }

  void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  public void accept(LiveStatus told) {
    synchronized (this) {
      status = told;
    }
    listeners.forEach(Runnable::run);
  }

  public void accept(LiveAlert told) {
    synchronized (this) {
      alerts.addFirst(told);
      if (alerts.size() > KEPT) {
        alerts.removeLast();
      }
    }
    listeners.forEach(Runnable::run);
  }

  synchronized LiveStatus status() {
    return status;
  }

  /** Latest first. */
  synchronized List<LiveAlert> alerts() {
    return List.copyOf(alerts);
  }

  synchronized void clear() {
    alerts.clear();
  }
}
