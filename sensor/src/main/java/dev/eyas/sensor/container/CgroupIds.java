package dev.eyas.sensor.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From a process' cgroups to its container. Remembers each path; for one thread.
 *
 * <p>No single hierarchy is enough: a runtime may use the unified one alone, or leave it empty.
 */
final class CgroupIds {
  private static final int REMEMBERED = 8192;

  private final CgroupPatterns patterns;
  private final Map<String, Optional<ContainerRef>> known =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<ContainerRef>> eldest) {
          return size() > REMEMBERED;
        }
      };

  CgroupIds(CgroupPatterns patterns) {
    this.patterns = patterns;
  }

  /**
   * @param cgroups {@code subsystem=path} pairs
   * @return the container, or null for a process of the host
   */
  ContainerRef of(List<String> cgroups) {
    ContainerRef unified = first(cgroups, true);
    return unified != null ? unified : first(cgroups, false);
  }

  private ContainerRef first(List<String> cgroups, boolean unified) {
    for (String cgroup : cgroups) {
      int equals = cgroup.indexOf('=');
      if (equals >= 0 && (equals == 0) == unified) {
        String path = cgroup.substring(equals + 1);
        Optional<ContainerRef> container =
            known.computeIfAbsent(path, p -> Optional.ofNullable(patterns.match(p)));
        if (container.isPresent()) {
          return container.get();
        }
      }
    }
    return null;
  }
}
