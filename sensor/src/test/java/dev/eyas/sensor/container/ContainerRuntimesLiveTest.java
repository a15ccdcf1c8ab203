package dev.eyas.sensor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.sensor.container.ContainerdDaemon.RunningPod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real containers of podman, Kubernetes' interface and containerd. */
@Timeout(300)
class ContainerRuntimesLiveTest {
  private static final String UID = "6f1e3c3c-8a57-4d8a-9a43-4b8dd6f5f9a1";

  @Test
  void podmanSpeaksLikeDocker() throws Exception {
    Path shared = Files.createTempDirectory("eyas-mount");
    try (PodmanService podman = PodmanService.start();
        ContainerEngine engine =
            ContainerEngine.start(
                ContainerEngines.none().with(EngineType.PODMAN, List.of(podman.socket())))) {
      String fullId =
          podman.podman(
              "run",
              "-d",
              "--name",
              "web",
              "--label",
              "team=blue",
              "--pid",
              "host",
              "-v",
              shared + ":/shared:ro",
              PodmanService.IMAGE);
      String id = engine.idOf(List.of("=/machine.slice/libpod-" + fullId + ".scope"));

      ContainerInfo web = awaitWhole(engine, id);
      assertEquals(fullId, web.fullId());
      assertEquals("podman", web.type());
      assertEquals("web", web.name());
      assertEquals(PodmanService.IMAGE, web.image());
      assertEquals("docker.io/eyas/test", web.repository());
      assertEquals("1", web.tag());
      assertEquals("blue", web.labels().get("team"));
      assertTrue(web.hostPid());
      assertFalse(web.privileged());
      ContainerInfo.Mount mount =
          web.mounts().stream().filter(m -> m.destination().equals("/shared")).findFirst().get();
      assertEquals(shared.toString(), mount.source());
      assertFalse(mount.writable());
    } finally {
      Files.delete(shared);
    }
  }

  @Test
  void containerdTellsOfPodsAndOfPlainContainers() throws Exception {
    Path shared = Files.createTempDirectory("eyas-mount");
    try (ContainerdDaemon containerd = ContainerdDaemon.start();
        ContainerEngine engine =
            ContainerEngine.start(
                ContainerEngines.none()
                    .with(EngineType.CRI, List.of(containerd.socket()))
                    .with(EngineType.CONTAINERD, List.of(containerd.socket())))) {
      RunningPod pod =
          containerd.runPod("shop-0", "sales", UID, Map.of("app", "shop", "long", "x".repeat(101)));
      String fullId =
          containerd.start(
              pod, "till", Map.of("team", "blue"), shared, List.of("/bin/sleep", "600"));

      knowsTheContainer(engine, pod, fullId, shared);
      knowsTheSandbox(engine, pod);
      knowsAPlainContainer(engine, containerd);
      assertEquals("", engine.idOf(List.of("=/default/no-such-container")));
      containerd.remove(pod);
    } finally {
      Files.delete(shared);
    }
  }

  private static void knowsTheContainer(
      ContainerEngine engine, RunningPod pod, String fullId, Path shared) {
    String id = engine.idOf(List.of("=/kubepods/besteffort/pod" + UID + "/" + fullId));
    ContainerInfo till = engine.find(id);

    assertNotNull(till, () -> engine.unnamed().toString());
    assertEquals("containerd", till.type());
    assertEquals("till", till.name());
    assertEquals(fullId, till.fullId());
    assertEquals(ContainerdDaemon.IMAGE, till.image());
    assertEquals("docker.io/eyas/test", till.repository());
    assertEquals("1", till.tag());
    assertTrue(till.digest().startsWith("sha256:"), till.digest());
    assertTrue(till.imageId().matches("[0-9a-f]{64}"), till.imageId());
    assertEquals("blue", till.labels().get("team"));
    assertEquals("shop-0", till.labels().get("io.kubernetes.pod.name"));
    assertTrue(till.hostNetwork());
    assertFalse(till.hostPid() || till.privileged());
    assertTrue(
        till.mounts()
            .contains(
                new ContainerInfo.Mount(
                    shared.toString(), shared.toString(), "", false, "private")),
        () -> till.mounts().toString());
    assertEquals("shop-0", till.pod().name());
    assertEquals("sales", till.pod().namespace());
    assertEquals(UID, till.pod().uid());
    assertEquals(pod.id(), till.pod().sandboxId());
    assertEquals(Map.of("app", "shop"), till.pod().labels());
  }

  private static void knowsTheSandbox(ContainerEngine engine, RunningPod pod) {
    ContainerInfo pause =
        engine.find(engine.idOf(List.of("=/cri-containerd-" + pod.id() + ".scope")));

    assertEquals("", pause.name());
    assertEquals("shop-0", pause.pod().name());
    assertEquals(pod.id(), pause.pod().sandboxId());
  }

  private static void knowsAPlainContainer(ContainerEngine engine, ContainerdDaemon containerd)
      throws Exception {
    containerd.ctr(
        "run",
        "--detach",
        "--label",
        "team=red",
        "--mount",
        "type=bind,src=/tmp,dst=/mnt,options=rbind:ro",
        ContainerdDaemon.IMAGE,
        "plain-container-1");
    String id = engine.idOf(List.of("=/default/plain-container-1"));

    assertEquals("plain-contai", id);
    ContainerInfo plain = engine.find(id);
    assertEquals("containerd", plain.type());
    assertEquals("plain-container-1", plain.fullId());
    assertEquals(ContainerdDaemon.IMAGE, plain.image());
    assertEquals("1", plain.tag());
    assertTrue(plain.digest().startsWith("sha256:"), plain.digest());
    assertEquals("red", plain.labels().get("team"));
    assertFalse(plain.privileged() || plain.hostNetwork());
    assertTrue(
        plain.mounts().stream()
            .anyMatch(m -> m.destination().equals("/mnt") && m.source().equals("/tmp")));
    assertNull(plain.pod());
  }

  /** What a list tells comes first, the rest after it. */
  private static ContainerInfo awaitWhole(ContainerEngine engine, String id) throws Exception {
    for (int i = 0; i < 300; i++) {
      ContainerInfo info = engine.find(id);
      if (info != null && !info.mounts().isEmpty()) {
        return info;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(engine.find(id) + ", unnamed: " + engine.unnamed());
  }
}
