package dev.eyas.cli;

import dev.eyas.rules.RulesSource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rules files as a command line names them. */
final class RulesFiles {
  /**
   * @param paths files, and directories whose {@code *.yaml} and {@code *.yml} files are taken in
   *     order of their paths
   * @return all files in load order
   * @throws UserError if one cannot be read
   */
  static List<RulesSource> read(List<Path> paths) {
    List<RulesSource> sources = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        inDirectory(path).forEach(file -> sources.add(readFile(file)));
      } else {
        sources.add(readFile(path));
      }
    }
    return sources;
  }

  private static List<Path> inDirectory(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(RulesFiles::isRulesFile).sorted().toList();
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
  }

  private static boolean isRulesFile(Path path) {
    String name = path.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(path);
  }

  private static RulesSource readFile(Path file) {
    try {
      return new RulesSource(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UserError unreadable(Path path, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return new UserError(path + ": no such file or directory", cause);
    }
    if (cause instanceof CharacterCodingException) {
      return new UserError(path + ": not UTF-8 text; save it as UTF-8", cause);
    }
    return new UserError(path + ": cannot be read: " + cause.getMessage(), cause);
  }

  private RulesFiles() {}
}
