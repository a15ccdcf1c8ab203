package dev.eyas.sensor.state;

import java.util.List;
import java.util.Map;

/**
 * Names of cgroup subsystems: the kernel's own differ from the ones that rules use. Keeps what it
 * made of lists met lately. For the event path's thread alone.
 */
final class Cgroups {
  private static final Map<String, String> NAMES =
      Map.of("perf", "perf_event", "mem", "memory", "io", "blkio");

  private static final int SLOTS = 1 << 8;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private final List<String>[] given = new List[SLOTS];

  @SuppressWarnings({"unchecked", "rawtypes"})
  private final List<String>[] named = new List[SLOTS];

  /**
   * @param cgroups {@code subsystem=path} pairs
   */
  List<String> named(List<String> cgroups) {
    int hash = cgroups.hashCode();
    int slot = (hash ^ hash >>> 16) & SLOTS - 1;
    if (!cgroups.equals(given[slot])) {
      named[slot] = rename(cgroups);
      given[slot] = cgroups;
    }
    return named[slot];
  }

  static List<String> rename(List<String> cgroups) {
    return cgroups.stream().map(Cgroups::rename).toList();
  }

  private static String rename(String cgroup) {
    int end = cgroup.indexOf('=');
    String name = end < 0 ? null : NAMES.get(cgroup.substring(0, end));
    return name == null ? cgroup : name + cgroup.substring(end);
  }
}
