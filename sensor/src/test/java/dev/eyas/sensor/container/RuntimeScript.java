package dev.eyas.sensor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real runtime of this test's own, whose files all lie in one folder: a script of {@code
 * src/test/containers}, which starts and stops it.
 */
final class RuntimeScript {
  private static final Path SCRIPTS = find(Path.of("sensor/src/test/containers"));

  private final Path script;
  private final Path folder;

  private RuntimeScript(Path script, Path folder) {
    this.script = script;
    this.folder = folder;
  }

  /**
   * Starts a runtime, or aborts the test with a reason where that is impossible and not demanded.
   *
   * @param name of the script
   * @param tools that it needs
   */
  static RuntimeScript start(String name, String... tools) throws Exception {
    if (!Boolean.getBoolean("eyas.ci")) {
      assumeTrue(
          "root".equals(System.getProperty("user.name")), "NOT RUN: " + name + " needs root");
      for (String tool : tools) {
        assumeTrue(onPath(tool), "NOT RUN: there is no " + tool + " here");
      }
    }
    Path folder = Files.createTempDirectory("eyas-" + name.replace(".sh", ""));
    RuntimeScript started = new RuntimeScript(SCRIPTS.resolve(name), folder);
    started.run("start");
    return started;
  }

  Path folder() {
    return folder;
  }

  /** Runs a command of the script, to its end. */
  String run(String command, String... arguments) throws Exception {
    return finish(command(command, arguments));
  }

  /** A command of the script, ready to be started. */
  ProcessBuilder command(String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of(script.toString(), command, folder.toString()));
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line);
  }

  static String finish(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), () -> builder.command() + ": " + output);
    return output.strip();
  }

  /** A file of the checkout, from whichever of its folders the tests run in. */
  private static Path find(Path file) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(file))) {
        return folder.resolve(file);
      }
    }
    throw new IllegalStateException("the tests do not run in a checkout: there is no " + file);
  }

  private static boolean onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }
}
