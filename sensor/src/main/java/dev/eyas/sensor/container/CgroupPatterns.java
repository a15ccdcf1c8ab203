package dev.eyas.sensor.container;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cgroup paths of runtimes, in the order in which Falco tries them. */
final class CgroupPatterns {
  private static final Pattern LIBVIRT_MACHINE = Pattern.compile(".*/([^/]+)\\.libvirt-lxc");
  private static final Pattern LIBVIRT_SCOPE =
      Pattern.compile(".*-lxc\\\\x2d([^/]+)\\.scope(?:/libvirt)?");
  private static final Pattern LIBVIRT_OLD = Pattern.compile(".*/libvirt/lxc/([^/]+)");
  private static final Pattern BPM = Pattern.compile("(?:.*/)?bpm-([A-Za-z0-9._-]+)\\.scope");
  private static final Pattern CONTAINERD =
      Pattern.compile("/([A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*)/([^/]{1,64})");
  private static final Pattern USER_SLICE = Pattern.compile("/user-(\\d{1,9})\\.slice/");

  private final List<CgroupPattern> patterns;

  /**
   * @param enabled engines
   * @param tasks tells containerd's names from any other folder of two levels
   */
  CgroupPatterns(Predicate<EngineType> enabled, ContainerdTasks tasks) {
    List<CgroupPattern> chosen = new ArrayList<>();
    for (EngineType type : EngineType.values()) {
      if (enabled.test(type)) {
        chosen.addAll(of(type, tasks));
      }
    }
    patterns = List.copyOf(chosen);
  }

  /** The container with this cgroup, or null for a path of the host. */
  ContainerRef match(String path) {
    for (CgroupPattern pattern : patterns) {
      ContainerRef container = pattern.match(path);
      if (container != null) {
        Matcher user = USER_SLICE.matcher(path);
        return user.find() ? container.ownedBy(Integer.parseInt(user.group(1))) : container;
      }
    }
    return null;
  }

  private static List<CgroupPattern> of(EngineType engine, ContainerdTasks tasks) {
    return switch (engine) {
      case PODMAN ->
          List.of(
              CgroupPattern.runc("podman", "/libpod-", ".scope"),
              CgroupPattern.runc("podman", "/libpod-", ".scope/container"),
              CgroupPattern.runc("podman", "/libpod-", ""),
              CgroupPattern.runc("podman", "/libpod-payload-", ".scope"),
              CgroupPattern.runc("podman", "/libpod-payload-", ".scope/container"),
              CgroupPattern.runc("podman", "/libpod-payload-", ""));
      case DOCKER ->
          List.of(
              CgroupPattern.runc("docker", "/", ""),
              CgroupPattern.runc("docker", "/docker-", ".scope"));
      case CRI ->
          List.of(
              CgroupPattern.runc("cri", "/", ""),
              CgroupPattern.runc("cri", "/crio-", ""),
              CgroupPattern.runc("cri", "/cri-containerd-", ".scope"),
              CgroupPattern.runc("cri", "/crio-", ".scope"),
              CgroupPattern.runc("cri", ":cri-containerd:", ""),
              CgroupPattern.runc("cri", "/docker-", ".scope"),
              CgroupPattern.runc("cri", "/nerdctl-", ".scope"));
      case CONTAINERD -> List.of(path -> containerd(path, tasks));
      case LXC ->
          List.of(
              CgroupPattern.component("lxc", "/lxc/"),
              CgroupPattern.component("lxc", "/lxc.payload/"),
              CgroupPattern.component("lxc", "/lxc.payload."));
      case LIBVIRT_LXC ->
          List.of(
              path -> named("libvirt-lxc", LIBVIRT_MACHINE, path),
              path -> named("libvirt-lxc", LIBVIRT_SCOPE, path),
              path -> named("libvirt-lxc", LIBVIRT_OLD, path));
      case BPM -> List.of(path -> named("bpm", BPM, path));
    };
  }

  /**
   * {@code /namespace/id}, where both may be almost any name. The path alone says nothing, since a
   * service of the host may well live two levels deep: containerd itself must know of it.
   */
  private static ContainerRef containerd(String path, ContainerdTasks tasks) {
    Matcher matcher = CONTAINERD.matcher(path);
    if (!matcher.matches() || !tasks.exists(matcher.group(1), matcher.group(2))) {
      return null;
    }
    String id = matcher.group(2);
    return new ContainerRef(ContainerRef.shorten(id), id, "containerd", ContainerRef.SYSTEM);
  }

  private static ContainerRef named(String type, Pattern pattern, String path) {
    Matcher matcher = pattern.matcher(path);
    return matcher.matches() ? ContainerRef.ofName(matcher.group(1), type) : null;
  }
}
