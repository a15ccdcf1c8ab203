package dev.eyas.sensor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CgroupIdsTest {
  private static final String HEX =
      "87cebb60703ddb8a60c3ca6a8400fee6f29d5d1b97c4dbbe32315381ded04ad0";
  private static final String OTHER =
      "0000000000000000000000000000000000000000000000000000000000000000";

  private final CgroupIds ids =
      new CgroupIds(
          new CgroupPatterns(
              engine -> true,
              (namespace, id) -> namespace.equals("default") && id.equals("web-1")));

  @ParameterizedTest
  @CsvSource({
    "docker, /docker/HEX",
    "docker, /HEX",
    "docker, /system.slice/docker-HEX.scope",
    "docker, /docker/OTHER/docker/HEX",
    "docker, /kubepods/besteffort/pod1a2b/HEX",
    "podman, /machine.slice/libpod-HEX.scope",
    "podman, /machine.slice/libpod-HEX.scope/container",
    "podman, /libpod_parent/OTHER/libpod-HEX",
    "podman, /user.slice/user-1000.slice/libpod-payload-HEX",
    "podman, /machine.slice/libpod-payload-HEX.scope/container",
    "cri, /kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod1.slice/cri-containerd-HEX.scope",
    "cri, /kubepods.slice/kubepods-pod1.slice/crio-HEX.scope",
    "cri, /kubepods/crio-HEX",
    "cri, /system.slice/containerd.service/kubepods-pod1.slice:cri-containerd:HEX",
    "cri, /default/nerdctl-HEX.scope",
    "docker, /system.slice/docker-HEX.scope/supervised",
    "docker, /kubepods/pod0b1c/HEX",
    "docker, /k8s.io/HEX",
    "docker, /default/HEX",
    "docker, /system.slice/containerd.service/HEX",
    "docker, /docker/OTHER/kubelet/kubepods/burstable/pod0b1c/HEX",
    "cri, /docker/OTHER/kubelet.slice/kubelet-kubepods.slice/cri-containerd-HEX.scope",
    "cri, /system.slice/nerdctl-HEX.scope",
    "cri, '/system.slice:cri-containerd:HEX'",
    "podman, /user.slice/user-1000.slice/user@1000.service/user.slice/libpod-HEX.scope",
    "podman, /user.slice/user-1000.slice/user@1000.service/user.slice/libpod-HEX.scope/container",
    "podman, /machine.slice/machine-libpod_pod_OTHER.slice/libpod-HEX.scope",
    "docker, /user.slice/user-1000.slice/user@1000.service/user.slice/docker-HEX.scope",
  })
  void aRuncStyleIdIs64HexadecimalCharacters(String type, String path) {
    ContainerRef container = of("=" + path.replace("HEX", HEX).replace("OTHER", OTHER));

    assertEquals(new ContainerRef("87cebb60703d", HEX, type, container.owner()), container);
  }

  /** What /proc/PID/cgroup says of a process in a container, by runtime, driver and version. */
  @ParameterizedTest(name = "{0}, {1}, v{2}")
  @CsvSource({
    "docker, cgroupfs, 1, cpu=/docker/HEX memory=/docker/HEX name=systemd=/docker/HEX =/, docker",
    "docker, systemd, 1, cpu=/system.slice/docker-HEX.scope name=systemd=/system.slice/docker-HEX.scope =/system.slice/containerd.service, docker",
    "docker, cgroupfs, 2, =/docker/HEX, docker",
    "docker, systemd, 2, =/system.slice/docker-HEX.scope, docker",
    "docker, rootless, 2, =/user.slice/user-1000.slice/user@1000.service/user.slice/docker-HEX.scope, docker",
    "podman, cgroupfs, 1, cpu=/libpod_parent/libpod-HEX name=systemd=/libpod_parent/libpod-HEX, podman",
    "podman, systemd, 1, cpu=/machine.slice/libpod-HEX.scope name=systemd=/machine.slice/libpod-HEX.scope/container, podman",
    "podman, cgroupfs, 2, =/libpod_parent/libpod-HEX, podman",
    "podman, systemd, 2, =/machine.slice/libpod-HEX.scope/container, podman",
    "podman, rootless, 2, =/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-HEX.scope/container, podman",
    "containerd's CRI, cgroupfs, 1, cpu=/kubepods/burstable/pod1/HEX memory=/kubepods/burstable/pod1/HEX, docker",
    "containerd's CRI, systemd, 1, cpu=/system.slice/containerd.service/kubepods-burstable-pod1.slice:cri-containerd:HEX, cri",
    "containerd's CRI, cgroupfs, 2, =/kubepods/besteffort/pod1/HEX, docker",
    "containerd's CRI, systemd, 2, =/kubepods.slice/kubepods-pod1.slice/cri-containerd-HEX.scope, cri",
    "CRI-O, cgroupfs, 1, cpu=/kubepods/burstable/pod1/crio-HEX memory=/kubepods/burstable/pod1/crio-HEX, cri",
    "CRI-O, systemd, 1, cpu=/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod1.slice/crio-HEX.scope, cri",
    "CRI-O, cgroupfs, 2, =/kubepods/burstable/pod1/crio-HEX, cri",
    "CRI-O, systemd, 2, =/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod1.slice/crio-HEX.scope, cri",
    "CRI-O, systemd with a container's own, 2, =/kubepods.slice/kubepods-pod1.slice/crio-HEX.scope/container, cri",
    "nerdctl, cgroupfs, 1, cpu=/default/HEX, docker",
    "nerdctl, systemd, 1, cpu=/system.slice/nerdctl-HEX.scope, cri",
    "nerdctl, cgroupfs, 2, =/default/HEX, docker",
    "nerdctl, systemd, 2, =/system.slice/nerdctl-HEX.scope, cri",
    "nerdctl, rootless, 2, =/user.slice/user-1000.slice/user@1000.service/user.slice/nerdctl-HEX.scope, cri",
  })
  void everyRuntimeIsKnownUnderEveryDriverAndVersion(
      String runtime, String driver, int version, String cgroups, String type) {
    ContainerRef container = of(cgroups.replace("HEX", HEX).split(" "));

    assertEquals(HEX, container.fullId());
    assertEquals(type, container.type());
  }

  @ParameterizedTest
  @CsvSource({
    "containerd, web-1, /default/web-1",
    "lxc, web, /lxc/web",
    "lxc, web, /lxc/web/system.slice/ssh.service",
    "lxc, web, /lxc.payload/web",
    "lxc, web, /lxc.payload.web/init.scope",
    "lxc, web, /system.slice/lxc@web.service/lxc.payload.web/system.slice/ssh.service",
    "libvirt-lxc, web, /machine/web.libvirt-lxc",
    "libvirt-lxc, '1234\\x2dweb', '/machine.slice/machine-lxc\\x2d1234\\x2dweb.scope/libvirt'",
    "lxc, web, /libvirt/lxc/web",
    "bpm, cloud.controller_1, /system.slice/bpm-cloud.controller_1.scope",
  })
  void othersUseNames(String type, String id, String path) {
    assertEquals(new ContainerRef(id, id, type, ContainerRef.SYSTEM), of("=" + path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "",
        "/init.scope",
        "/system.slice/docker.service",
        "/system.slice/ssh.service",
        "/user.slice/user-1000.slice/session-2.scope",
        // Two levels, and a name that only looks like an id.
        "/process_api/0123456789abcdef0123456789abcdef",
        "/default/web-2",
        "/libpod_parent/conmon",
        "/machine.slice/libpod-conmon-HEX.scope",
        "/kubepods.slice/crio-conmon-HEX.scope",
        "/docker/HEXa",
        "/docker/aHEX",
        "/docker/gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg",
        "/lxc.monitor.web",
        "/system.slice/lxc@web.service",
        "/lxc/",
        "/bpm-.scope",
        "/docker",
        "/docker/",
        "/docker/HEX/init.scope",
        "/docker-HEX.service",
        "/system.slice/docker-HEX.scope.d",
        "/system.slice/docker-HEXHEX.scope",
        "/machine.slice/libpod-0123456789ab.scope",
        "/machine.slice/machine-libpod_pod_HEX.slice",
        "/kubepods.slice/kubepods-podHEX.slice",
        "/kubepods.slice/kubepods-besteffort.slice",
        "/kubepods/besteffort/pod6f1e3c3c-8a57-4d8a-9a43-4b8dd6f5f9a1",
        "/system.slice/cri-containerd-HEX.service",
        "/machine.slice/systemd-nspawn@web.service",
        "/lxc.pivot",
        "/default/../web-1",
        "/default/web-1/nested",
        "/-default/web-1",
        "/../..",
      })
  void everythingElseIsTheHost(String path) {
    assertNull(of("=" + path.replace("HEX", HEX)));
  }

  @Test
  void aVersion1HierarchyAnswersWhenTheUnifiedOneDoesNot() {
    assertEquals("87cebb60703d", of("=/", "cpu=/", "memory=/docker/" + HEX).id());
  }

  @Test
  void theUnifiedHierarchyComesFirstWhereverItStands() {
    assertEquals("000000000000", of("cpu=/docker/" + HEX, "=/docker/" + OTHER).id());
  }

  @Test
  void anEngineThatIsOffRecognizesNothing() {
    CgroupPatterns withoutDocker =
        new CgroupPatterns(engine -> engine != EngineType.DOCKER, (namespace, id) -> false);
    CgroupPatterns none = new CgroupPatterns(engine -> false, (namespace, id) -> true);

    assertEquals("cri", withoutDocker.match("/kubepods/pod1/" + HEX).type());
    assertEquals("cri", withoutDocker.match("/system.slice/docker-" + HEX + ".scope").type());
    assertNull(none.match("/docker/" + HEX));
    assertNull(none.match("/default/web-1"));
  }

  @Test
  void aUsersSliceTellsWhoseContainerItIs() {
    String scope = "/libpod-" + HEX + ".scope";

    assertEquals(
        1000, of("=/user.slice/user-1000.slice/user@1000.service/user.slice" + scope).owner());
    assertEquals(ContainerRef.SYSTEM, of("=/machine.slice" + scope).owner());
  }

  @Test
  void containerdsNamesAreShortened() {
    CgroupPatterns patterns = new CgroupPatterns(engine -> true, (namespace, id) -> true);

    assertEquals(
        new ContainerRef("a-rather-lon", "a-rather-long-name", "containerd", ContainerRef.SYSTEM),
        patterns.match("/default/a-rather-long-name"));
    assertNull(patterns.match("/default/" + "x".repeat(65)));
  }

  @Test
  void garbageIsTheHost() {
    assertNull(of());
    assertNull(of("no equals sign", ""));
  }

  private ContainerRef of(String... cgroups) {
    return ids.of(List.of(cgroups));
  }
}
