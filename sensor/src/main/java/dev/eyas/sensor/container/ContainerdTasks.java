package dev.eyas.sensor.container;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Tells whether containerd runs a container of that name. */
@FunctionalInterface
interface ContainerdTasks {
  /**
   * By the folder that containerd makes for each task before it starts it, beside its socket.
   *
   * @param sockets of all containerds
   */
  static ContainerdTasks besides(Collection<Path> sockets) {
    List<Path> roots =
        sockets.stream()
            .map(socket -> socket.resolveSibling("io.containerd.runtime.v2.task"))
            .distinct()
            .toList();
    return (namespace, id) -> {
      try {
        return roots.stream()
            .anyMatch(root -> Files.isDirectory(root.resolve(namespace).resolve(id)));
      } catch (InvalidPathException e) {
        return false;
      }
    };
  }

  boolean exists(String namespace, String id);
}
