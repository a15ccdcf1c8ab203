package dev.eyas.sensor.state;

import dev.eyas.sensor.event.ByteStrings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of {@code /proc}. Whatever they tell of may be gone at any moment: that reads as empty. */
final class ProcFiles {
  private final Path root;

  /**
   * @param root usually {@code /proc}
   */
  ProcFiles(Path root) {
    this.root = root;
  }

  /** The file's bytes as a byte string; empty if it cannot be read. */
  String read(String file) {
    try {
      return ByteStrings.of(Files.readAllBytes(root.resolve(file)));
    } catch (IOException gone) {
      return "";
    }
  }

  /** Where a link leads, as a byte string; empty if it cannot be read. */
  String link(String file) {
    try {
      return ByteStrings.encode(Files.readSymbolicLink(root.resolve(file)).toString());
    } catch (IOException | UnsupportedOperationException gone) {
      return "";
    }
  }

  /** The numbers among the names in a folder. */
  List<Long> numbers(String folder) {
    List<Long> numbers = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.isEmpty() && name.chars().allMatch(Character::isDigit)) {
          numbers.add(Long.parseLong(name));
        }
      }
    } catch (IOException | RuntimeException gone) {
      // What was read before counts.
    }
    return numbers;
  }

  boolean isDirectory(String file) {
    return Files.isDirectory(root.resolve(file));
  }

  /** The strings of a NUL-separated file. */
  List<String> strings(String file) {
    String content = read(file);
    if (content.isEmpty()) {
      return List.of();
    }
    String body = content.endsWith("\0") ? content.substring(0, content.length() - 1) : content;
    return List.of(body.split("\0", -1));
  }
}
