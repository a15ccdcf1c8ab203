package dev.eyas.sensor.container;

import java.util.List;

/**
 * What is known of the containers of this node. Called on the event path, by one thread: neither
 * method throws, and only the first sight of a new container may take time.
 */
public interface ContainerRegistry {
  /** A node without containers: every process is the host's. */
  ContainerRegistry NONE =
      new ContainerRegistry() {
        @Override
        public String idOf(List<String> cgroups) {
          return "";
        }

        @Override
        public ContainerInfo find(String id) {
          return null;
        }
      };

  /**
   * The container that a process with these cgroups lives in. When it is a new one, waits for what
   * its runtime says of it, for a second at most, so that its first events are judged by its name.
   *
   * @param cgroups {@code subsystem=path} pairs as events carry them; the unified hierarchy's
   *     subsystem is empty
   * @return its id as {@code container.id} shows it, or {@code ""} for a process of the host
   */
  String idOf(List<String> cgroups);

  /**
   * @param id as {@link #idOf} returned it, not empty
   * @return what the runtime says of it, or null while that is unknown
   */
  ContainerInfo find(String id);
}
