package dev.eyas.cli;

import dev.eyas.sensor.container.ContainerEngine;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where docker's daemon listens. */
final class DockerOption {
  private static final String UNIX = "unix://";

  @Option(
      names = "--docker-socket",
      paramLabel = "PATH",
      description =
          "Socket of docker's daemon, for the names of containers. Default: that of DOCKER_HOST if"
              + " it is on this node, else /var/run/docker.sock.")
  private Path socket;

  Path socket() {
    if (socket != null) {
      return socket;
    }
    String host = System.getenv("DOCKER_HOST");
    return host != null && host.startsWith(UNIX)
        ? Path.of(host.substring(UNIX.length()))
        : ContainerEngine.DOCKER_SOCKET;
  }
}
