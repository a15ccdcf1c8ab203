package dev.eyas.sensor.container;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cgroup paths of all runtimes, in the order in which Falco tries them. */
final class CgroupPatterns {
  private static final Pattern LIBVIRT_MACHINE = Pattern.compile(".*/([^/]+)\\.libvirt-lxc");
  private static final Pattern LIBVIRT_SCOPE =
      Pattern.compile(".*-lxc\\\\x2d([^/]+)\\.scope(?:/libvirt)?");
  private static final Pattern BPM = Pattern.compile("(?:.*/)?bpm-([A-Za-z0-9._-]+)\\.scope");

  private final List<CgroupPattern> patterns;

  /**
   * @param tasks tells containerd's names from any other folder of two levels
   */
  CgroupPatterns(ContainerdTasks tasks) {
    patterns =
        List.of(
            CgroupPattern.runc("podman", "/libpod-", ".scope"),
            CgroupPattern.runc("podman", "/libpod-", ".scope/container"),
            CgroupPattern.runc("podman", "/libpod-", ""),
            CgroupPattern.runc("podman", "/libpod-payload-", ".scope"),
            CgroupPattern.runc("podman", "/libpod-payload-", ".scope/container"),
            CgroupPattern.runc("podman", "/libpod-payload-", ""),
            CgroupPattern.runc("docker", "/", ""),
            CgroupPattern.runc("docker", "/docker-", ".scope"),
            CgroupPattern.runc("cri", "/crio-", ""),
            CgroupPattern.runc("cri", "/cri-containerd-", ".scope"),
            CgroupPattern.runc("cri", "/crio-", ".scope"),
            CgroupPattern.runc("cri", ":cri-containerd:", ""),
            CgroupPattern.runc("cri", "/nerdctl-", ".scope"),
            path -> containerd(path, tasks),
            CgroupPattern.component("lxc", "/lxc/"),
            CgroupPattern.component("lxc", "/lxc.payload/"),
            CgroupPattern.component("lxc", "/lxc.payload."),
            path -> named("libvirt-lxc", LIBVIRT_MACHINE, path),
            path -> named("libvirt-lxc", LIBVIRT_SCOPE, path),
            path -> named("bpm", BPM, path));
  }

  /** The container with this cgroup, or null for a path of the host. */
  ContainerRef match(String path) {
    for (CgroupPattern pattern : patterns) {
      ContainerRef container = pattern.match(path);
      if (container != null) {
        return container;
      }
    }
    return null;
  }

  /**
   * {@code /namespace/id}, where both may be almost any name. The path alone says nothing, since a
   * service of the host may well live two levels deep: containerd itself must know of it.
   */
  private static ContainerRef containerd(String path, ContainerdTasks tasks) {
    int slash = path.indexOf('/', 1);
    if (slash < 0 || path.charAt(0) != '/' || path.indexOf('/', slash + 1) >= 0) {
      return null;
    }
    String id = path.substring(slash + 1);
    if (!tasks.exists(path.substring(1, slash), id)) {
      return null;
    }
    return ContainerRef.ofName(id, "containerd");
  }

  private static ContainerRef named(String type, Pattern pattern, String path) {
    Matcher matcher = pattern.matcher(path);
    return matcher.matches() ? ContainerRef.ofName(matcher.group(1), type) : null;
  }
}
