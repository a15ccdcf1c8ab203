package dev.eyas.ide.completion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Users and groups of the machine that the editor runs on; none where it has no such files. */
final class MachineAccounts {
  private MachineAccounts() {}

  static List<String> users() {
    return names(Path.of("/etc/passwd"));
  }

  static List<String> groups() {
    return names(Path.of("/etc/group"));
  }

  private static List<String> names(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .map(line -> line.split(":", 2)[0])
          .filter(name -> !name.isEmpty() && !name.startsWith("#") && !name.startsWith("+"))
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
