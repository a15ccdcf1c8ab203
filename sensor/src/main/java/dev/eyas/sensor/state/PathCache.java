package dev.eyas.sensor.state;

/**
 * Resolves paths, and keeps what became of those met lately: the same files are opened again and
 * again, and nothing is allocated for those. For the event path's thread alone.
 */
final class PathCache {
  private static final int SLOTS = 1 << 12;

  private final String[] directories = new String[SLOTS];
  private final String[] paths = new String[SLOTS];
  private final String[] resolved = new String[SLOTS];

  /** As {@link Paths#resolve}. */
  String resolve(String directory, String path) {
    if (Paths.isResolved(path)) {
      return path;
    }
    int hash = 31 * directory.hashCode() + path.hashCode();
    int slot = (hash ^ hash >>> 16) & SLOTS - 1;
    if (!path.equals(paths[slot]) || !directory.equals(directories[slot])) {
      resolved[slot] = Paths.resolve(directory, path);
      paths[slot] = path;
      directories[slot] = directory;
    }
    return resolved[slot];
  }
}
