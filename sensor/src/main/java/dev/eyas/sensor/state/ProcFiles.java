package dev.eyas.sensor.state;

import dev.eyas.sensor.event.ByteStrings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Files of {@code /proc}. Whatever they tell of may be gone at any moment: that reads as empty. */
final class ProcFiles {
  private final Path root;

  /**
   * @param root usually {@code /proc}
   */
  ProcFiles(Path root) {
    this.root = root;
  }

  /** Where a file is; it need not exist. */
  Path path(String file) {
    return root.resolve(file);
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

  /**
   * What a file is.
   *
   * @param ctime last change of the inode, nanoseconds since the epoch
   * @param mtime last change of the content, likewise
   */
  record Inode(long number, long ctime, long mtime) {}

  /** The file that a link leads to, if that can be looked at. */
  Optional<Inode> inode(String file) {
    try {
      Map<String, Object> all =
          Files.readAttributes(root.resolve(file), "unix:ino,ctime,lastModifiedTime");
      return Optional.of(
          new Inode(
              (Long) all.get("ino"),
              ((FileTime) all.get("ctime")).to(TimeUnit.NANOSECONDS),
              ((FileTime) all.get("lastModifiedTime")).to(TimeUnit.NANOSECONDS)));
    } catch (IOException | UnsupportedOperationException gone) {
      return Optional.empty();
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
