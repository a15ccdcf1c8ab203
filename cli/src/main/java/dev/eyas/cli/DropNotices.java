package dev.eyas.cli;

import dev.eyas.catalog.Priority;
import dev.eyas.sensor.LiveSensor;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks every second whether events were lost, and does what the configuration says then. */
final class DropNotices implements AutoCloseable {
  private final DropSettings settings;
  private final LiveSensor sensor;
  private final NodeWatch watch;
  private final PrintWriter err;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(DropNotices::daemon);
  private double tokens;
  private long lastEvents;
  private long lastDrops;
  private volatile boolean fatal;

  DropNotices(DropSettings settings, LiveSensor sensor, NodeWatch watch, PrintWriter err) {
    this.settings = settings;
    this.sensor = sensor;
    this.watch = watch;
    this.err = err;
    tokens = settings.maxBurst();
  }

  /** Begins to look, if there is something to do about losses. */
  DropNotices begin() {
    if (!settings.actions().isEmpty() && !settings.actions().contains(DropSettings.IGNORE)) {
      timer.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.SECONDS);
    }
    return this;
  }

  /** Whether losses have ended the watch. */
  boolean fatal() {
    return fatal;
  }

  private void look() {
    Map<String, Long> causes = sensor.lost();
    long drops = causes.values().stream().mapToLong(Long::longValue).sum();
    long events = sensor.events() + drops;
    long newDrops = drops - lastDrops;
    long newEvents = events - lastEvents;
    lastDrops = drops;
    lastEvents = events;
    if (settings.simulated()) {
      newDrops++;
      newEvents++;
    }
    tokens = Math.min(settings.maxBurst(), tokens + settings.rate());
    if (newDrops > 0 && newDrops > settings.threshold() * newEvents && tokens >= 1) {
      tokens--;
      act(newDrops, newEvents, causes);
    }
  }

  private void act(long drops, long events, Map<String, Long> causes) {
    String what = "syscall event drop";
    String details = ". " + drops + " system calls dropped in last second.";
    if (settings.actions().contains(DropSettings.LOG)) {
      err.println("eyas: " + what + details + " " + Summary.describe(causes));
      err.flush();
    }
    if (settings.actions().contains(DropSettings.ALERT)) {
      Map<String, String> fields = new TreeMap<>();
      fields.put("n_drops", String.valueOf(drops));
      fields.put("n_evts", String.valueOf(events));
      watch.tell(Priority.DEBUG, what, details, fields);
    }
    if (settings.actions().contains(DropSettings.EXIT)) {
      err.println("eyas: " + what + details + " Exiting.");
      fatal = true;
      sensor.stop();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "drops");
    thread.setDaemon(true);
    return thread;
  }
}
