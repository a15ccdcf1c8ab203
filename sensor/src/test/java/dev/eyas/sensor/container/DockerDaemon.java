package dev.eyas.sensor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real docker daemon of this test's own; see {@code src/test/containers/docker.sh}. */
public final class DockerDaemon implements AutoCloseable {
  private static final Path SCRIPT = find(Path.of("sensor/src/test/containers/docker.sh"));
  private static final List<String> TOOLS = List.of("dockerd", "docker", "runc", "busybox");

  private final Path folder;

  private DockerDaemon(Path folder) {
    this.folder = folder;
  }

  /** Starts one, or aborts the test with a reason where that is impossible and not demanded. */
  public static DockerDaemon start() throws Exception {
    if (!Boolean.getBoolean("eyas.ci")) {
      assumeTrue("root".equals(System.getProperty("user.name")), "NOT RUN: docker needs root");
      for (String tool : TOOLS) {
        assumeTrue(onPath(tool), "NOT RUN: there is no " + tool + " here");
      }
    }
    DockerDaemon daemon = new DockerDaemon(Files.createTempDirectory("eyas-docker"));
    daemon.restart();
    return daemon;
  }

  public void restart() throws Exception {
    finish(script("start", List.of()));
  }

  public Path socket() {
    return folder.resolve("docker.sock");
  }

  /** Runs a command in a new container, to its end. */
  public String run(String name, String... command) throws Exception {
    return finish(runLater(name, command));
  }

  /** A command in a new container, ready to be started. */
  public ProcessBuilder runLater(String name, String... command) {
    List<String> arguments = new ArrayList<>(List.of(name));
    arguments.addAll(List.of(command));
    return script("run", arguments);
  }

  public String docker(String... arguments) throws Exception {
    return finish(script("docker", List.of(arguments)));
  }

  /** The docker client's command line, ready to be started. */
  public ProcessBuilder client(String... arguments) {
    return script("docker", List.of(arguments));
  }

  /** Stops the daemon and its containers. */
  @Override
  public void close() throws Exception {
    finish(script("stop", List.of()));
  }

  private ProcessBuilder script(String command, List<String> arguments) {
    List<String> line = new ArrayList<>(List.of(SCRIPT.toString(), command, folder.toString()));
    line.addAll(arguments);
    return new ProcessBuilder(line);
  }

  private static String finish(ProcessBuilder builder) throws IOException, InterruptedException {
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
