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
 */
public final class ServerStart {
  private static final int STROKES = 200;

  private ServerStart() {}

  /**
   * @param command that starts the server
   */
  public static void main(String[] command) throws Exception {
    List<RulesSource> sources = RulesFolder.sources();
    RulesSource source = sources.get(sources.size() - 1);
    String last = source.name();
    Position end = new Position((int) source.text().lines().count(), 0);
    long start = System.nanoTime();
    Process server =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (EditedFolder folder =
        EditedFolder.of(sources, server.getInputStream(), server.getOutputStream())) {
      int proposals = folder.complete(last, end);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      System.out.printf("first %d proposals after %d ms%n", proposals, taken.toMillis());
      System.out.println("resident then: " + resident(server));
      for (int i = 0; i < STROKES; i++) {
        folder.type(
            last, new Range(new Position(0, 0), new Position(0, i % 2)), "#".repeat(1 - i % 2));
      }
      System.out.println("resident after " + STROKES + " keystrokes: " + resident(server));
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
