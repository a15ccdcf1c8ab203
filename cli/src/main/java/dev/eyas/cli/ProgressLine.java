package dev.eyas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A line on the terminal that tells how far long work has come. Silent where there is none. */
final class ProgressLine {
  private static final String CLEAR = "\r\033[K";
  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long INTERVAL_NANOS = 250_000_000L;

  private final PrintWriter err;
  private final boolean wanted;
  private long next = System.nanoTime() + PATIENCE_NANOS;
  private boolean shown;

  private ProgressLine(PrintWriter err, boolean wanted) {
    this.err = err;
    this.wanted = wanted;
  }

  /**
   * @param err the standard error
   */
  static ProgressLine on(PrintWriter err) {
    return new ProgressLine(err, isTerminal(Path.of("/proc/self/fd/2")));
  }

  /**
   * Shows how far the work is, not too often, and not at all while it is short.
   *
   * @param share from 0 to 1
   */
  void show(String what, double share, long events) {
    if (!wanted || System.nanoTime() - next < 0) {
      return;
    }
    next = System.nanoTime() + INTERVAL_NANOS;
    err.printf(Locale.ROOT, "%s%3.0f %% of %s, %,d events", CLEAR, share * 100, what, events);
    err.flush();
    shown = true;
  }

  /** Makes room for other output. */
  void clear() {
    if (shown) {
      err.print(CLEAR);
      err.flush();
      shown = false;
    }
  }

  private static boolean isTerminal(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
