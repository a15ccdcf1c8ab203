package dev.eyas.sensor.container;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Tells whether containerd runs a container of that name. */
@FunctionalInterface
interface ContainerdTasks {
  /** By the folder that containerd makes for each task before it starts it. */
  ContainerdTasks ON_THIS_NODE =
      new ContainerdTasks() {
        private final List<Path> roots =
            List.of(
                Path.of("/run/containerd/io.containerd.runtime.v2.task"),
                Path.of("/run/k3s/containerd/io.containerd.runtime.v2.task"));

        @Override
        public boolean exists(String namespace, String id) {
          try {
            return roots.stream()
                .anyMatch(root -> Files.isDirectory(root.resolve(namespace).resolve(id)));
          } catch (InvalidPathException e) {
            return false;
          }
        }
      };

  boolean exists(String namespace, String id);
}
