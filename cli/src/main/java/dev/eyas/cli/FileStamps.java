package dev.eyas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How files are now, so that a change shows. Looked at by name: where a link is turned to another
 * file, as Kubernetes does with its configuration maps, nothing happens to the files themselves.
 */
record FileStamps(Map<Path, String> stamps) {
  /**
   * @param places files, and folders with what lies directly in them
   */
  static FileStamps of(List<Path> places) {
    Map<Path, String> stamps = new TreeMap<>();
    for (Path place : places) {
      stamps.put(place, stamp(place));
      if (Files.isDirectory(place)) {
        try (Stream<Path> entries = Files.list(place)) {
          entries.forEach(entry -> stamps.put(entry, stamp(entry)));
        } catch (IOException gone) {
          // Its own stamp tells.
        }
      }
    }
    return new FileStamps(stamps);
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.fileKey() + " " + now.lastModifiedTime() + " " + now.size();
    } catch (IOException gone) {
      return "";
    }
  }
}
