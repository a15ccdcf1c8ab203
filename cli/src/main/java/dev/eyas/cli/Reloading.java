package dev.eyas.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import sun.misc.Signal;

/**
 * Has the rules and the configuration read again when SIGHUP comes or a file of theirs has changed,
 * and the outputs opened again when SIGUSR1 comes. All on one thread.
 */
final class Reloading implements AutoCloseable {
  static final String WATCH_KEY = "watch_config_files";

  private static final long LOOK_MILLIS = 500;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Reloading::daemon);
  private final Supplier<List<Path>> places;
  private final Runnable reload;
  private FileStamps loaded;
  private FileStamps seen;

  private Reloading(Supplier<List<Path>> places, Runnable reload) {
    this.places = places;
    this.reload = reload;
    loaded = FileStamps.of(places.get());
    seen = loaded;
  }

  /**
   * @param watched whether files are looked at
   * @param places files and folders that are read by a reload
   */
  static Reloading begin(
      boolean watched, Supplier<List<Path>> places, Runnable reload, Runnable reopen) {
    Reloading reloading = new Reloading(places, reload);
    if (watched) {
      reloading.thread.scheduleWithFixedDelay(
          reloading::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
    Signal.handle(new Signal("HUP"), signal -> reloading.thread.execute(reloading::reload));
    Signal.handle(new Signal("USR1"), signal -> reloading.thread.execute(reopen));
    return reloading;
  }

  /** A change counts once it is over: two looks in a row show the same. */
  private void look() {
    FileStamps now = FileStamps.of(places.get());
    boolean settled = now.equals(seen);
    seen = now;
    if (settled && !now.equals(loaded)) {
      reload();
    }
  }

  private void reload() {
    loaded = FileStamps.of(places.get());
    reload.run();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "reload");
    thread.setDaemon(true);
    return thread;
  }
}
