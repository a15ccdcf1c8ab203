package dev.eyas.sensor.state;

import dev.eyas.sensor.event.ByteStrings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files {@code passwd} and {@code group} of a folder. What is missing, no file, or too large
 * holds nobody.
 */
final class AccountFiles {
  private static final long MOST_BYTES = 1 << 20;
  private static final FileTime NEVER = FileTime.fromMillis(0);

  private final Path passwd;
  private final Path group;
  private final Set<LinkOption> links;

  private AccountFiles(Path etc, Set<LinkOption> links) {
    passwd = etc.resolve("passwd");
    group = etc.resolve("group");
    this.links = links;
  }

  /**
   * The files of the node itself.
   *
   * @param etc their folder
   */
  static AccountFiles ofHost(Path etc) {
    return new AccountFiles(etc, Set.of());
  }

  /**
   * The files of a container, which must not lead the reader to others: links are not followed.
   *
   * @param root the container's root folder
   */
  static AccountFiles ofContainer(Path root) {
    return new AccountFiles(root.resolve("etc"), Set.of(LinkOption.NOFOLLOW_LINKS));
  }

  /** What tells whether the files have changed. */
  List<FileTime> versions() {
    return List.of(version(passwd), version(group));
  }

  /** The users by number; of several with one number the first. */
  Map<Long, Accounts.User> users() {
    Map<Long, Accounts.User> users = new HashMap<>();
    for (String line : lines(passwd)) {
      String[] parts = line.split(":", -1);
      if (parts.length >= 7 && isNumber(parts[2]) && isNumber(parts[3])) {
        long uid = Long.parseLong(parts[2]);
        long gid = Long.parseLong(parts[3]);
        users.putIfAbsent(uid, new Accounts.User(uid, gid, parts[0], parts[5], parts[6]));
      }
    }
    return users;
  }

  /** The names of groups by number; of several with one number the first. */
  Map<Long, String> groups() {
    Map<Long, String> groups = new HashMap<>();
    for (String line : lines(group)) {
      String[] parts = line.split(":", -1);
      if (parts.length >= 3 && isNumber(parts[2])) {
        groups.putIfAbsent(Long.parseLong(parts[2]), parts[0]);
      }
    }
    return groups;
  }

  private FileTime version(Path file) {
    try {
      return Files.getLastModifiedTime(file, options());
    } catch (IOException missing) {
      return NEVER;
    }
  }

  private LinkOption[] options() {
    return links.toArray(LinkOption[]::new);
  }

  private List<String> lines(Path file) {
    boolean isPlain =
        Files.isDirectory(file.getParent(), options()) && Files.isRegularFile(file, options());
    if (!isPlain) {
      return List.of();
    }
    Set<OpenOption> reading = new HashSet<>(links);
    reading.add(StandardOpenOption.READ);
    try (SeekableByteChannel in = Files.newByteChannel(file, reading)) {
      if (in.size() > MOST_BYTES) {
        return List.of();
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) in.size());
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {
        // To the end.
      }
      return ByteStrings.of(bytes.array()).lines().toList();
    } catch (IOException gone) {
      return List.of();
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(Character::isDigit);
  }
}
