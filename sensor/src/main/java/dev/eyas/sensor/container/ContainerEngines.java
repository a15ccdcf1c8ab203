package dev.eyas.sensor.container;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which engines are looked for, and where: the {@code engines} of the container plugin's
 * configuration in {@code falco.yaml}.
 *
 * @param sockets of each enabled engine; a folder named {@code *} stands for any one
 * @param longestLabel longest value of a label that is kept, in characters
 */
public record ContainerEngines(Map<EngineType, List<Path>> sockets, int longestLabel) {
  private static final int LONGEST_LABEL = 100;
  private static final String HOST_ROOT = "HOST_ROOT";

  public ContainerEngines {
    sockets = Map.copyOf(sockets);
  }

  /**
   * All engines where they usually listen. In a container the host's root may be mounted elsewhere:
   * that is what {@code HOST_ROOT} in the environment is for.
   */
  public static ContainerEngines usual() {
    String root = System.getenv().getOrDefault(HOST_ROOT, "");
    Map<EngineType, List<Path>> sockets = new EnumMap<>(EngineType.class);
    for (EngineType type : EngineType.values()) {
      sockets.put(type, type.usualSockets().stream().map(s -> Path.of(root + s)).toList());
    }
    return new ContainerEngines(sockets, LONGEST_LABEL);
  }

  /** No engine at all: a start for {@link #with}. */
  public static ContainerEngines none() {
    return new ContainerEngines(Map.of(), LONGEST_LABEL);
  }

  /** With this engine, listening there. */
  public ContainerEngines with(EngineType type, List<Path> listening) {
    Map<EngineType, List<Path>> changed = new EnumMap<>(EngineType.class);
    changed.putAll(sockets);
    changed.put(type, List.copyOf(listening));
    return new ContainerEngines(changed, longestLabel);
  }

  public ContainerEngines without(EngineType type) {
    Map<EngineType, List<Path>> changed = new EnumMap<>(EngineType.class);
    changed.putAll(sockets);
    changed.remove(type);
    return new ContainerEngines(changed, longestLabel);
  }

  public ContainerEngines withLongestLabel(int characters) {
    return new ContainerEngines(sockets, characters);
  }

  boolean isEnabled(EngineType type) {
    return sockets.containsKey(type);
  }

  List<Path> of(EngineType type) {
    return sockets.getOrDefault(type, List.of());
  }
}
