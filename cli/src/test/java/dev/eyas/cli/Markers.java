package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Programs with arguments that no other test uses, and rules that see them start. */
final class Markers {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  static String rule(String marker, String priority) {
    return """
        - rule: Marker
          desc: a program with an argument of its own is started
          condition: evt.type in (execve, execveat) and proc.args contains %s
          output: marker (command=%%proc.cmdline exe=%%proc.exepath user=%%user.name)
          priority: %s
        """
        .formatted(marker, priority);
  }

  /** Starts such a program and waits for its end. */
  static void mark(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/true"));
    command.addAll(List.of(arguments));
    assertEquals(0, Finished.of(new ProcessBuilder(command)).code());
  }

  /** {@code eyas run} of the distribution. */
  static Running run(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Dist.LAUNCHER.toString(), "run"));
    command.addAll(arguments);
    return Running.start(command);
  }

  static void awaitText(Path file, String part) throws Exception {
    await(() -> Files.exists(file) && Files.readString(file).contains(part));
  }

  static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      assertTrue(System.nanoTime() < end, "waited in vain");
      Thread.sleep(20);
    }
  }

  private Markers() {}
}
