package dev.eyas.sensor.container;

import java.util.List;

/**
 * A connection to one runtime. Each method throws a {@link RuntimeException} when the runtime does
 * not answer as it should, and may be called by several threads.
 */
interface ContainerRuntime extends AutoCloseable {
  /** Receives what happens to containers, on a thread of the connection. */
  interface Watcher {
    /** A container was made, started or renamed. */
    void changed(String fullId);

    void removed(String fullId);

    /** Nothing more will come. */
    void lost();
  }

  /** Receives what a runtime says of a container. */
  interface Listener {
    /** What it can tell at once; the rest follows. */
    void outline(ContainerInfo info);

    void whole(ContainerInfo info);
  }

  /**
   * Lets events from now on reach the watcher, if this runtime tells of any. Returns at once.
   *
   * @return whether it does
   */
  boolean watch(Watcher watcher);

  /** Whole ids of all containers, running or not. */
  List<String> list();

  /** Tells what the runtime says of a container: nothing if it knows none of that id. */
  void describe(String fullId, Listener listener);

  @Override
  void close();
}
