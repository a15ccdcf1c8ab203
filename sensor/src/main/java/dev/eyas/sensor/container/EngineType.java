package dev.eyas.sensor.container;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The container engines that Falco's container plugin knows, in the order in which it tries them.
 */
public enum EngineType {
  PODMAN("podman", "/run/podman/podman.sock", "/run/user/*/podman/podman.sock"),
  DOCKER("docker", "/var/run/docker.sock"),
  CRI(
      "cri",
      "/run/containerd/containerd.sock",
      "/run/crio/crio.sock",
      "/run/k3s/containerd/containerd.sock",
      "/run/host-containerd/containerd.sock"),
  CONTAINERD(
      "containerd",
      "/run/host-containerd/containerd.sock",
      "/run/containerd/containerd.sock",
      "/run/k3s/containerd/containerd.sock"),
  LXC("lxc"),
  LIBVIRT_LXC("libvirt_lxc"),
  BPM("bpm");

  private final String key;
  private final List<String> sockets;

  EngineType(String key, String... sockets) {
    this.key = key;
    this.sockets = List.of(sockets);
  }

  /** By its name in the configuration. */
  public static Optional<EngineType> of(String key) {
    return Arrays.stream(values()).filter(type -> type.key.equals(key)).findFirst();
  }

  /** Its name in the configuration. */
  public String key() {
    return key;
  }

  /** Whether there is anybody to ask; of the others only ids and types are known. */
  public boolean hasSockets() {
    return !sockets.isEmpty();
  }

  /** Where it usually listens; {@code *} stands for any one folder. */
  List<String> usualSockets() {
    return sockets;
  }
}
