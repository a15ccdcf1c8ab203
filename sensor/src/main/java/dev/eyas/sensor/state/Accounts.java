package dev.eyas.sensor.state;

import dev.eyas.sensor.event.ByteStrings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Users and groups: of the host with those of each container, or of one container. The host's come
 * from {@code passwd} and {@code group} files. The files are read again when an unknown id is asked
 * for and they have changed, at most once a second.
 */
public final class Accounts {
  /** A user; the strings are byte strings. */
  public record User(long uid, String name, String home, String shell) {}

  private static final int MOST_CONTAINERS = 1 << 12;
  private static final long RECHECK_NANOS = 1_000_000_000L;

  private final Path passwd;
  private final Path group;
  private Map<Long, User> users = new HashMap<>();
  private Map<Long, String> groups = new HashMap<>();
  private final Map<String, Accounts> containers = new HashMap<>();
  private List<FileTime> versions = List.of();
  private long checked;

  /**
   * @param etc folder that holds {@code passwd} and {@code group}; missing files hold nobody
   */
  public Accounts(Path etc) {
    passwd = etc.resolve("passwd");
    group = etc.resolve("group");
    reload();
  }

  private Accounts() {
    passwd = null;
    group = null;
  }

  /**
   * Those of a container, which may be none; these themselves for the host.
   *
   * @param containerId {@code ""} for the host
   */
  public Accounts of(String containerId) {
    if (containerId.isEmpty()) {
      return this;
    }
    Accounts known = containers.get(containerId);
    if (known != null) {
      return known;
    }
    if (containers.size() >= MOST_CONTAINERS) {
      containers.clear();
    }
    Accounts added = new Accounts();
    containers.put(containerId, added);
    return added;
  }

  /** Nobody: for captures, which bring users along. */
  public static Accounts none() {
    return new Accounts();
  }

  /** The user, or null if there is none with this id. */
  public User user(long uid) {
    User user = users.get(uid);
    return user == null && changed() ? users.get(uid) : user;
  }

  /** The group's name, or null if there is none with this id. */
  public String group(long gid) {
    String name = groups.get(gid);
    return name == null && changed() ? groups.get(gid) : name;
  }

  Collection<User> users() {
    return users.values();
  }

  /** Names by number. */
  Map<Long, String> groups() {
    return groups;
  }

  void put(User user) {
    users.put(user.uid(), user);
  }

  void putGroup(long gid, String name) {
    groups.put(gid, name);
  }

  void removeUser(long uid) {
    users.remove(uid);
  }

  void removeGroup(long gid) {
    groups.remove(gid);
  }

  void clear() {
    containers.clear();
    users.clear();
    groups.clear();
  }

  private boolean changed() {
    long now = System.nanoTime();
    if (passwd == null || now - checked < RECHECK_NANOS) {
      return false;
    }
    checked = now;
    if (versions.equals(versions())) {
      return false;
    }
    reload();
    return true;
  }

  private void reload() {
    checked = System.nanoTime();
    versions = versions();
    Map<Long, User> readUsers = new HashMap<>();
    for (String line : lines(passwd)) {
      String[] parts = line.split(":", -1);
      if (parts.length >= 7 && isNumber(parts[2])) {
        long uid = Long.parseLong(parts[2]);
        readUsers.putIfAbsent(uid, new User(uid, parts[0], parts[5], parts[6]));
      }
    }
    Map<Long, String> readGroups = new HashMap<>();
    for (String line : lines(group)) {
      String[] parts = line.split(":", -1);
      if (parts.length >= 3 && isNumber(parts[2])) {
        readGroups.putIfAbsent(Long.parseLong(parts[2]), parts[0]);
      }
    }
    users = readUsers;
    groups = readGroups;
  }

  private List<FileTime> versions() {
    return List.of(version(passwd), version(group));
  }

  private static FileTime version(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException missing) {
      return FileTime.fromMillis(0);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return ByteStrings.of(Files.readAllBytes(file)).lines().toList();
    } catch (IOException missing) {
      return List.of();
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(Character::isDigit);
  }
}
