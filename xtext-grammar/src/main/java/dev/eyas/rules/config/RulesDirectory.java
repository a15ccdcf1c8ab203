package dev.eyas.rules.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A directory such as {@code rules.d}, named where a rules file can be. */
public final class RulesDirectory {
  /**
   * @return its rules files in load order: {@code *.yaml} and {@code *.yml}, sorted by path;
   *     directories in it are passed over
   */
  public static List<Path> files(Path directory, ConfigFiles files) throws IOException {
    return files.list(directory).stream()
        .filter(RulesDirectory::isNamedLikeYaml)
        .filter(files::isFile)
        .sorted()
        .toList();
  }

  private static boolean isNamedLikeYaml(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private RulesDirectory() {}
}
