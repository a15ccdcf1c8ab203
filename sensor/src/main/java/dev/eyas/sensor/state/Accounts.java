package dev.eyas.sensor.state;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Users and groups: of the host with those of each container, or of one container. On a live node
 * they come from {@code passwd} and {@code group} files: the host's, and those that a container's
 * processes see. The files are read again when an unknown id is asked for and they have changed, at
 * most once a second.
 */
public final class Accounts {
  /** A user; the strings are byte strings. */
  public record User(long uid, long gid, String name, String home, String shell) {}

  /** Finds the files that a process sees. */
  @FunctionalInterface
  interface Roots {
    /** Knows no process. */
    Roots NONE = pid -> null;

    /** A process's root folder; null if it cannot be seen, or is the reader's own. */
    Path of(long pid);
  }

  private static final int MOST_CONTAINERS = 1 << 12;
  private static final long RECHECK_NANOS = 1_000_000_000L;

  private final Roots roots;
  private final Map<String, Accounts> containers = new HashMap<>();
  private Map<Long, User> users = new HashMap<>();
  private Map<Long, String> groups = new HashMap<>();

  /** Null for accounts that no files tell of, or not yet. */
  private AccountFiles files;

  /** A process of the container; -1: of none. */
  private long member = -1;

  private List<FileTime> versions = List.of();
  private long checked;
  private int generation;

  private Accounts(Roots roots, AccountFiles files) {
    this.roots = roots;
    this.files = files;
    checked = System.nanoTime() - RECHECK_NANOS;
  }

  /**
   * Those of a live node.
   *
   * @param etc folder that holds the host's {@code passwd} and {@code group}
   * @param processes find the files of containers
   */
  public static Accounts live(Path etc, ProcessSource processes) {
    Accounts host = new Accounts(processes::rootOf, AccountFiles.ofHost(etc));
    host.read();
    return host;
  }

  /** Nobody: for captures, which bring users along. */
  public static Accounts none() {
    return new Accounts(Roots.NONE, null);
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
    Accounts added = new Accounts(roots, null);
    containers.put(containerId, added);
    return added;
  }

  /** Those that a process has to do with: the host's users say nothing of a container's. */
  public Accounts of(ThreadInfo thread) {
    Accounts own = of(thread.containerId);
    if (own != this) {
      own.member = thread.pid;
    }
    return own;
  }

  /** Gets to know a container's accounts through one of its processes, which may be gone soon. */
  public void meet(ThreadInfo thread) {
    Accounts own = of(thread);
    if (own == this) {
      return;
    }
    if (own.files == null) {
      own.read();
    }
    own.user(thread.uid);
    own.group(thread.gid);
  }

  /** The user, or null if there is none with this id. */
  public User user(long uid) {
    User user = users.get(uid);
    return user == null && refresh() ? users.get(uid) : user;
  }

  /** The group's name, or null if there is none with this id. */
  public String group(long gid) {
    String name = groups.get(gid);
    return name == null && refresh() ? groups.get(gid) : name;
  }

  public Collection<User> users() {
    return users.values();
  }

  /** Names by number. */
  public Map<Long, String> groups() {
    return groups;
  }

  /** How often the files were read; 0: never. */
  public int generation() {
    return generation;
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

  /** Reads files that have changed, if it is time to look; says whether there were any. */
  private boolean refresh() {
    return System.nanoTime() - checked >= RECHECK_NANOS && read();
  }

  private boolean read() {
    checked = System.nanoTime();
    Path root = member < 0 ? null : roots.of(member);
    if (root != null) {
      files = AccountFiles.ofContainer(root);
    }
    if (files == null) {
      return false;
    }
    List<FileTime> found = files.versions();
    if (versions.equals(found)) {
      return false;
    }
    versions = found;
    users = files.users();
    groups = files.groups();
    generation++;
    return true;
  }
}
