package dev.eyas.bench;

import dev.eyas.rules.RulesSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * How long a language server takes from its start to its first proposals, and how much memory it
 * has then and after a while of typing, with all files open. {@code ServerStart eyas lsp}
 *
 * <p>Of several starts the first makes this client warm, and may be without an archive of classes.
 */
public final class ServerStart {
  private static final int STARTS = 6;
  private static final int STROKES = 200;

  private final List<RulesSource> sources = RulesFolder.sources();
  private final RulesSource last = sources.get(sources.size() - 1);
  private final String[] command;

  private ServerStart(String[] command) {
    this.command = command;
  }

  /**
   * @param command that starts the server
   */
  public static void main(String[] command) throws Exception {
    ServerStart server = new ServerStart(command);
    for (int i = 1; i < STARTS; i++) {
      server.start(0);
    }
    server.start(STROKES);
  }

  private void start(int strokes) throws Exception {
    Position end = new Position((int) last.text().lines().count(), 0);
    long start = System.nanoTime();
    Process server =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (EditedFolder folder =
        EditedFolder.of(sources, server.getInputStream(), server.getOutputStream())) {
      int proposals = folder.complete(last.name(), end);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      Duration processor = server.info().totalCpuDuration().orElse(Duration.ZERO);
      System.out.printf(
          "first %d proposals after %d ms, %d ms of processor time; %s%n",
          proposals, taken.toMillis(), processor.toMillis(), resident(server));
      for (int i = 0; i < strokes; i++) {
        folder.type(
            last.name(),
            new Range(new Position(0, 0), new Position(0, i % 2)),
            "#".repeat(1 - i % 2));
      }
      if (strokes > 0) {
        System.out.printf("after %d keystrokes: %s%n", strokes, resident(server));
      }
    }
    server.waitFor();
  }

  private static String resident(Process process) throws Exception {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .findFirst()
        .orElseThrow();
  }
}
