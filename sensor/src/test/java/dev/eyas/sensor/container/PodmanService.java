package dev.eyas.sensor.container;

import java.nio.file.Path;

/** Podman's service, on storage of this test's own. */
final class PodmanService implements AutoCloseable {
  static final String IMAGE = "docker.io/eyas/test:1";

  private final RuntimeScript script;

  private PodmanService(RuntimeScript script) {
    this.script = script;
  }

  /** Starts one, or aborts the test with a reason where that is impossible and not demanded. */
  static PodmanService start() throws Exception {
    return new PodmanService(
        RuntimeScript.start("podman.sh", "podman", "conmon", "runc", "busybox"));
  }

  Path socket() {
    return script.folder().resolve("podman.sock");
  }

  String podman(String... arguments) throws Exception {
    return script.run("podman", arguments);
  }

  @Override
  public void close() throws Exception {
    script.run("stop");
  }
}
