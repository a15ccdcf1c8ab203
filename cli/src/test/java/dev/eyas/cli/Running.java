package dev.eyas.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An {@code eyas} of the distribution that runs, with what it has printed so far. */
final class Running implements AutoCloseable {
  private final Process process;
  private final List<String> out;
  private final List<String> err;
  private final List<Thread> readers = new CopyOnWriteArrayList<>();

  private Running(Process process) {
    this.process = process;
    out = follow(process.getInputStream());
    err = follow(process.getErrorStream());
  }

  static Running start(List<String> command) throws IOException {
    return new Running(Dist.process(command, Map.of()).start());
  }

  /** Waits for a line of the standard error. */
  String awaitErr(String part) throws InterruptedException {
    return await(err, line -> line.contains(part), Duration.ofSeconds(120))
        .orElseThrow(() -> new AssertionError("no '" + part + "' in " + err));
  }

  /** Waits for a line of the standard output. */
  Optional<String> awaitOut(Predicate<String> wanted, Duration patience)
      throws InterruptedException {
    return await(out, wanted, patience);
  }

  List<String> out() {
    return out;
  }

  List<String> err() {
    return err;
  }

  /** Sends SIGTERM and waits for the end and for the last line. */
  int terminate() throws InterruptedException {
    // Process.destroy would also close the streams, and with them the summary.
    process.toHandle().destroy();
    return awaitEnd();
  }

  /** Waits for the end and for the last line. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("still running: " + err);
    }
    for (Thread reader : readers) {
      reader.join(5000);
    }
    return process.exitValue();
  }

  long pid() {
    return process.pid();
  }

  /**
   * @param name such as HUP
   */
  void signal(String name) throws IOException, InterruptedException {
    Finished.of(new ProcessBuilder("kill", "-" + name, String.valueOf(pid())));
  }

  /** Ends it without a warning. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static Optional<String> await(
      List<String> lines, Predicate<String> wanted, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      Optional<String> found = lines.stream().filter(wanted).findFirst();
      if (found.isPresent()) {
        return found;
      }
      Thread.sleep(10);
    }
    return Optional.empty();
  }

  private List<String> follow(InputStream stream) {
    List<String> lines = new CopyOnWriteArrayList<>();
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    Thread thread = new Thread(() -> reader.lines().forEach(lines::add));
    thread.setDaemon(true);
    thread.start();
    readers.add(thread);
    return lines;
  }
}
