package dev.eyas.sensor.container;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real docker daemon of this test's own. */
public final class DockerDaemon implements AutoCloseable {
  private final RuntimeScript script;

  private DockerDaemon(RuntimeScript script) {
    this.script = script;
  }

  /** Starts one, or aborts the test with a reason where that is impossible and not demanded. */
  public static DockerDaemon start() throws Exception {
    return new DockerDaemon(
        RuntimeScript.start("docker.sh", "dockerd", "docker", "runc", "busybox"));
  }

  public Path socket() {
    return script.folder().resolve("docker.sock");
  }

  /** Runs a command in a new container, to its end. */
  public String run(String name, String... command) throws Exception {
    return RuntimeScript.finish(runLater(name, command));
  }

  /** A command in a new container, ready to be started. */
  public ProcessBuilder runLater(String name, String... command) {
    List<String> arguments = new ArrayList<>(List.of(name));
    arguments.addAll(List.of(command));
    return script.command("run", arguments.toArray(String[]::new));
  }

  public String docker(String... arguments) throws Exception {
    return script.run("docker", arguments);
  }

  /** The docker client's command line, ready to be started. */
  public ProcessBuilder client(String... arguments) {
    return script.command("docker", arguments);
  }

  /** Stops the daemon and its containers. */
  @Override
  public void close() throws Exception {
    script.run("stop");
  }
}
