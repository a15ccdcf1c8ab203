package dev.eyas.rules.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where to look for what a configuration names, the best place first. A checkout of a node's {@code
 * /etc/falco} names the node's paths, so a path there also means the same place beside the
 * configuration.
 */
@FunctionalInterface
public interface Locations {
  Path FALCO_FOLDER = Path.of("/etc/falco");

  /**
   * @param config the file that names it
   * @param name as written
   */
  List<Path> of(Path config, String name);

  /** The first place where there is a file or a directory. */
  default Optional<Path> find(Path config, String name, ConfigFiles files) {
    try {
      return of(config, name).stream()
          .filter(path -> files.isFile(path) || files.isDirectory(path))
          .findFirst();
    } catch (InvalidPathException nothingIsNamedSo) {
      return Optional.empty();
    }
  }

  /**
   * As Falco does, relative to where it is started; what is not there, beside the configuration.
   */
  static Locations fromWorkingDirectory() {
    return (config, name) -> List.of(Path.of(name), beside(config, name));
  }

  /** Beside the configuration; what is not there, as written. */
  static Locations besideConfig() {
    return (config, name) -> List.of(beside(config, name), Path.of(name));
  }

  private static Path beside(Path config, String name) {
    Path path = Path.of(name);
    Path relative = path.startsWith(FALCO_FOLDER) ? FALCO_FOLDER.relativize(path) : path;
    return config.resolveSibling(relative).normalize();
  }
}
