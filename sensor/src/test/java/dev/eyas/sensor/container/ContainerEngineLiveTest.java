package dev.eyas.sensor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real containers of a real docker daemon. */
@Timeout(120)
class ContainerEngineLiveTest {
  private static DockerDaemon docker;

  @BeforeAll
  static void startDocker() throws Exception {
    docker = DockerDaemon.start();
  }

  @AfterAll
  static void stopDocker() throws Exception {
    if (docker != null) {
      docker.close();
    }
  }

  @Test
  void knowsABashInAContainer() throws Exception {
    try (ContainerEngine engine = ContainerEngine.start(engines())) {
      Process bash =
          docker
              .runLater("web", "bash", "-c", "cat /proc/self/cgroup; echo; read -r line; true")
              .start();
      String id = engine.idOf(cgroupsOf(bash));

      ContainerInfo web = engine.find(id);
      assertNotNull(web, id);
      assertEquals("web", web.name());
      assertEquals("docker", web.type());
      assertEquals("eyas/test:1", web.image());
      assertEquals("eyas/test", web.repository());
      assertEquals("1", web.tag());
      assertEquals(12, id.length());
      assertTrue(web.fullId().startsWith(id) && web.fullId().length() == 64, web.fullId());
      assertTrue(!web.privileged() && !web.hostPid() && !web.hostNetwork() && !web.hostIpc());
      bash.getOutputStream().close();
      assertEquals(0, bash.waitFor());
    }
  }

  @Test
  void knowsWhatRanBeforeItAndHowItWasStarted() throws Exception {
    Path shared = Files.createTempDirectory("eyas-mount");
    String fullId =
        docker.docker(
            "run",
            "-d",
            "--rm",
            "--network",
            "host",
            "--pid",
            "host",
            "--label",
            "team=blue",
            "-v",
            shared + ":/shared:ro",
            "--name",
            "before",
            "eyas/test:1",
            "sleep",
            "600");
    try (ContainerEngine engine = ContainerEngine.start(engines())) {
      ContainerInfo before = engine.find(fullId.substring(0, 12));

      assertEquals("before", before.name());
      assertTrue(before.hostNetwork() && before.hostPid());
      assertEquals("blue", before.labels().get("team"));
      assertEquals(
          List.of(new ContainerInfo.Mount(shared.toString(), "/shared", "ro", false, "rprivate")),
          before.mounts());
    } finally {
      docker.docker("rm", "-f", "before");
      Files.delete(shared);
    }
  }

  @Test
  void findsADaemonThatComesLater() throws Exception {
    Path link = Files.createTempDirectory("eyas-late").resolve("docker.sock");
    try (ContainerEngine engine =
        ContainerEngine.start(ContainerEngines.none().with(EngineType.DOCKER, List.of(link)))) {
      String fullId =
          docker.docker(
              "run",
              "-d",
              "--rm",
              "--network",
              "none",
              "--name",
              "late",
              "eyas/test:1",
              "sleep",
              "600");
      String id = fullId.substring(0, 12);
      assertEquals(id, engine.idOf(List.of("=/docker/" + fullId)));
      assertNull(engine.find(id));

      Files.createSymbolicLink(link, docker.socket());
      for (int i = 0; i < 100 && engine.find(id) == null; i++) {
        Thread.sleep(100);
      }
      assertEquals("late", engine.find(id).name());
    } finally {
      docker.docker("rm", "-f", "late");
      Files.deleteIfExists(link);
      Files.delete(link.getParent());
    }
  }

  @Test
  void anIdThatDockerDoesNotKnowIsAskedForOnce() {
    try (ContainerEngine engine = ContainerEngine.start(engines())) {
      String fullId = "0".repeat(64);

      long start = System.nanoTime();
      for (int i = 0; i < 100; i++) {
        assertEquals("0".repeat(12), engine.idOf(List.of("=/docker/" + fullId)));
      }
      assertNull(engine.find("0".repeat(12)));
      assertTrue(System.nanoTime() - start < ContainerEngine.PATIENCE.toNanos());
    }
  }

  private static ContainerEngines engines() {
    return ContainerEngines.none().with(EngineType.DOCKER, List.of(docker.socket()));
  }

  private static List<String> cgroupsOf(Process bash) throws Exception {
    List<String> lines = new ArrayList<>();
    for (String line = bash.inputReader().readLine();
        line != null && !line.isEmpty();
        line = bash.inputReader().readLine()) {
      String[] parts = line.split(":", 3);
      lines.add(parts[1] + "=" + parts[2]);
    }
    return lines;
  }
}
