package dev.eyas.sensor.container;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the sockets that a configured path stands for. */
final class RuntimeSockets {
  private static final Path ANY = Path.of("*");
  private static final Pattern OF_USER = Pattern.compile(".*/run/user/(\\d{1,9})/.*");

  /** The path itself, or each that exists with another name for its folder {@code *}. */
  static List<Path> matching(Path configured) {
    Path path = configured.toAbsolutePath();
    for (int i = 0; i < path.getNameCount(); i++) {
      if (path.getName(i).equals(ANY)) {
        return expand(path, i);
      }
    }
    return isTheirs(path) ? List.of(path) : List.of();
  }

  private static List<Path> expand(Path path, int any) {
    Path parent = path.getRoot().resolve(path.subpath(0, any));
    Path rest = path.subpath(any + 1, path.getNameCount());
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
      for (Path folder : folders) {
        Path socket = folder.resolve(rest);
        if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS) && isTheirs(socket)) {
          found.add(socket);
        }
      }
    } catch (IOException e) {
      // There are none.
    }
    return found;
  }

  /** The user whose runtime listens there, or {@link ContainerRef#SYSTEM}. */
  static int owner(Path socket) {
    Matcher user = OF_USER.matcher(socket.toString());
    return user.matches() && !user.group(1).equals("0")
        ? Integer.parseInt(user.group(1))
        : ContainerRef.SYSTEM;
  }

  /** A user may put anything in a folder of theirs, such as a link to what only root may use. */
  private static boolean isTheirs(Path socket) {
    int owner = owner(socket);
    try {
      return owner == ContainerRef.SYSTEM
          || !Files.isSymbolicLink(socket)
              && Files.getAttribute(socket, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(owner);
    } catch (IOException e) {
      return false;
    }
  }

  private RuntimeSockets() {}
}
