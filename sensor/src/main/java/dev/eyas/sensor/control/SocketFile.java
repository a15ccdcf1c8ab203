package dev.eyas.sensor.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file of a Unix socket that a sensor listens on. It is made only where nobody else can put a
 * file or a symbolic link in its place, and taken away in the end if it is still the same.
 */
final class SocketFile {
  private static final int FILE_TYPE = 0170000;
  private static final int SOCKET = 0140000;
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final int STICKY = 01000;
  private static final int ROOT = 0;
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final Path path;
  private final Object inode;

  private SocketFile(Path path) throws IOException {
    this.path = path;
    inode = attributes(path).get("ino");
  }

  /**
   * Makes the file and listens. Only the owner may connect, and the group if there is one.
   *
   * @param path in a folder whose parent exists
   * @throws FileSystemException if it cannot be made, or not safely, with the reason
   */
  static SocketFile listen(ServerSocketChannel channel, Path path, Optional<GroupPrincipal> group)
      throws IOException {
    Path file = folder(path).resolve(path.getFileName());
    removeStale(file);
    channel.bind(UnixDomainSocketAddress.of(file));
    SocketFile made = new SocketFile(file);
    made.restrict(group);
    return made;
  }

  /** The folder without symbolic links, every one above it safe from others, too. */
  private static Path folder(Path path) throws IOException {
    Path named = path.toAbsolutePath().getParent();
    if (!Files.exists(named)) {
      Files.createDirectory(named, PosixFilePermissions.asFileAttribute(FOLDER));
    }
    Path folder = named.toRealPath();
    requireSafe(path, folder, WRITABLE_BY_OTHERS);
    for (Path above = folder.getParent(); above != null; above = above.getParent()) {
      boolean sticky = (mode(attributes(above)) & STICKY) != 0;
      requireSafe(path, above, sticky ? 0 : WRITABLE_BY_OTHERS);
    }
    return folder;
  }

  private static void requireSafe(Path socket, Path folder, int forbidden) throws IOException {
    Map<String, Object> attributes = attributes(folder);
    int owner = (int) attributes.get("uid");
    if ((owner != ROOT && owner != ownUser()) || (mode(attributes) & forbidden) != 0) {
      throw refuse(
          socket,
          "others could replace what is in "
              + folder
              + "; choose a folder that only its owner, root or the sensor's user, can write to");
    }
  }

  /** Takes away what a sensor that did not end in good order has left. */
  private static void removeStale(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Map<String, Object> attributes = attributes(file);
    if ((mode(attributes) & FILE_TYPE) != SOCKET || (int) attributes.get("uid") != ownUser()) {
      throw refuse(file, "there is something else already; remove it if nobody needs it");
    }
    if (isAnswered(file)) {
      throw refuse(file, "another sensor listens there");
    }
    Files.delete(file);
  }

  private static boolean isAnswered(Path file) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(file));
    } catch (IOException nobody) {
      return false;
    }
  }

  private void restrict(Optional<GroupPrincipal> group) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (group.isPresent()) {
      view.setGroup(group.get());
    }
    // Follows links, but nobody can have put one there.
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(group.isPresent() ? "rw-rw----" : "rw-------"));
  }

  /** Takes the file away, unless it is another's by now. */
  void remove() throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && attributes(path).get("ino").equals(inode)) {
      Files.delete(path);
    }
  }

  private static Map<String, Object> attributes(Path file) throws IOException {
    return Files.readAttributes(file, "unix:mode,uid,ino", LinkOption.NOFOLLOW_LINKS);
  }

  private static int mode(Map<String, Object> attributes) {
    return (int) attributes.get("mode");
  }

  private static int ownUser() throws IOException {
    return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }

  private static FileSystemException refuse(Path file, String reason) {
    return new FileSystemException(file.toString(), null, reason);
  }
}
