package dev.eyas.sensor.state;

import dev.eyas.sensor.container.ContainerRegistry;
import java.nio.file.Path;

/** Where threads that no event has told of are looked up. */
public interface ProcessSource {
  /** Knows nothing: for captures, whose threads are not of this node or no longer there. */
  ProcessSource NONE =
      new ProcessSource() {
        @Override
        public void load(ThreadTable table, ContainerRegistry containers, long tid) {}

        @Override
        public void loadAll(ThreadTable table, ContainerRegistry containers) {}

        @Override
        public void loadDescriptor(ThreadInfo process, long number) {}

        @Override
        public void rereadDescriptors(ThreadTable table) {}

        @Override
        public Path rootOf(long pid) {
          return null;
        }
      };

  /** Adds a thread, and what it needs (its main thread), to the table if it can be found. */
  void load(ThreadTable table, ContainerRegistry containers, long tid);

  /** Adds all threads that there are. */
  void loadAll(ThreadTable table, ContainerRegistry containers);

  /** Gives a process a descriptor that no event has told of, if it can be found. */
  void loadDescriptor(ThreadInfo process, long number);

  /**
   * Replaces what the table's processes have open, except for what is known from events for sure.
   */
  void rereadDescriptors(ThreadTable table);

  /** The root folder that a process has in a mount namespace of its own; null if it has none. */
  Path rootOf(long pid);
}
