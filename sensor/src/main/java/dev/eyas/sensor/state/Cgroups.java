package dev.eyas.sensor.state;

import java.util.List;
import java.util.Map;

/** Names of cgroup subsystems: the kernel's own differ from the ones that rules use. */
final class Cgroups {
  private static final Map<String, String> NAMES =
      Map.of("perf", "perf_event", "mem", "memory", "io", "blkio");

  private Cgroups() {}

  /**
   * @param cgroups {@code subsystem=path} pairs
   */
  static List<String> named(List<String> cgroups) {
    return cgroups.stream().map(Cgroups::rename).toList();
  }

  private static String rename(String cgroup) {
    int end = cgroup.indexOf('=');
    String name = end < 0 ? null : NAMES.get(cgroup.substring(0, end));
    return name == null ? cgroup : name + cgroup.substring(end);
  }
}
