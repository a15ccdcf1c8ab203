package dev.eyas.sensor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeSocketsTest {
  @TempDir private Path root;

  @Test
  void aPlainPathStandsForItself() {
    Path socket = root.resolve("docker.sock");

    assertEquals(List.of(socket), RuntimeSockets.matching(socket));
  }

  @Test
  void anAsteriskStandsForEachFolderInWhichThereIsOne() throws Exception {
    Path first = file("a/podman/podman.sock");
    Path second = file("b/podman/podman.sock");
    file("c/other/podman.sock");

    assertEquals(
        Set.of(first, second),
        Set.copyOf(RuntimeSockets.matching(root.resolve("*/podman/podman.sock"))));
    assertEquals(List.of(), RuntimeSockets.matching(root.resolve("none/*/podman.sock")));
  }

  @Test
  void whatAUserPutThereForSomebodyElseIsLeftAlone() throws Exception {
    assumeTrue(
        Boolean.getBoolean("eyas.ci") || "root".equals(System.getProperty("user.name")),
        "NOT RUN: only root can give files away");
    Path theirs = file("run/user/4321/podman/podman.sock");
    Files.setAttribute(theirs, "unix:uid", 4321);
    file("run/user/4322/podman/podman.sock");
    Path link = root.resolve("run/user/4323/podman/podman.sock");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, theirs);

    assertEquals(
        List.of(theirs), RuntimeSockets.matching(root.resolve("run/user/*/podman/podman.sock")));
  }

  @ParameterizedTest
  @CsvSource({
    "/run/user/1000/podman/podman.sock, 1000",
    "/host/run/user/1001/podman/podman.sock, 1001",
    "/run/user/0/podman/podman.sock, -1",
    "/run/podman/podman.sock, -1",
  })
  void theFolderTellsTheOwner(Path socket, int owner) {
    assertEquals(owner, RuntimeSockets.owner(socket));
  }

  private Path file(String name) throws Exception {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
