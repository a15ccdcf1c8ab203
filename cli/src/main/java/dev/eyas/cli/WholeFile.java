package dev.eyas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Writes files so that whoever reads one sees all of the old text or all of the new one. */
final class WholeFile {
  private WholeFile() {}

  /**
   * @param file that exists; a link stays one
   * @throws UserError if it cannot be written; it is then as it was
   */
  static void replace(Path file, String text) {
    try {
      Path target = file.toRealPath();
      Path fresh = Files.createTempFile(target.getParent(), ".", ".fmt");
      try {
        Files.writeString(fresh, text);
        copyPermissions(target, fresh);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new UserError(file + ": cannot be written: " + e, e);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView fresh = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old != null && fresh != null) {
      var attributes = old.readAttributes();
      fresh.setPermissions(attributes.permissions());
      if (!fresh.readAttributes().owner().equals(attributes.owner())) {
        fresh.setOwner(attributes.owner());
      }
    }
  }
}
