package dev.eyas.sensor.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From a process' cgroups to its container. Remembers each set of cgroups and each path; for one
 * thread.
 *
 * <p>No single hierarchy is enough: a runtime may use the unified one alone, or leave it empty.
 */
final class CgroupIds {
  private static final int REMEMBERED = 8192;

  private static final int SETS_REMEMBERED = 1024;

  private final CgroupPatterns patterns;
  private final Map<String, Optional<ContainerRef>> known = remembered(REMEMBERED);
  private final Map<List<String>, Optional<ContainerRef>> knownSets = remembered(SETS_REMEMBERED);

  CgroupIds(CgroupPatterns patterns) {
    this.patterns = patterns;
  }

  /**
   * @param cgroups {@code subsystem=path} pairs
   * @return the container, or null for a process of the host
   */
  ContainerRef of(List<String> cgroups) {
    Optional<ContainerRef> container = knownSets.get(cgroups);
    if (container == null) {
      ContainerRef unified = first(cgroups, true);
      container = Optional.ofNullable(unified != null ? unified : first(cgroups, false));
      knownSets.put(cgroups, container);
    }
    return container.orElse(null);
  }

  private static <K> Map<K, Optional<ContainerRef>> remembered(int most) {
    return new LinkedHashMap<>(256, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, Optional<ContainerRef>> eldest) {
        return size() > most;
      }
    };
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
