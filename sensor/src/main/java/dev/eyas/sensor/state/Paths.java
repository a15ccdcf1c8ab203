package dev.eyas.sensor.state;

/** Paths as byte strings, without looking at any file. */
public final class Paths {
  private static final int AT_FDCWD = -100;

  /** Stands for a directory that is not known. */
  static final String UNKNOWN_DIRECTORY = "<UNKNOWN>";

  private Paths() {}

  /**
   * The absolute path of {@code path} seen from {@code directory}; {@code .}, {@code ..} and
   * repeated slashes are resolved by their names.
   */
  public static String resolve(String directory, String path) {
    if (path.startsWith("/")) {
      return isResolved(path) ? path : normalize(path);
    }
    if (path.isEmpty()) {
      return trimEnd(directory);
    }
    if (directory.isEmpty()) {
      return normalize(path);
    }
    return normalize(directory.endsWith("/") ? directory + path : directory + "/" + path);
  }

  /**
   * The directory that a relative path of a call starts from.
   *
   * @param dirFd descriptor of a directory, or AT_FDCWD for the working directory
   */
  public static String directory(ThreadInfo thread, long dirFd) {
    if ((int) dirFd == AT_FDCWD) {
      return thread.cwd();
    }
    FdInfo fd = thread.fds().get(dirFd);
    return fd == null ? UNKNOWN_DIRECTORY : fd.name();
  }

  /** A directory's path with the slash at its end that {@code proc.cwd} shows; empty: unknown. */
  static String asDirectory(String path) {
    return path.isEmpty() || path.endsWith("/") ? path : path + "/";
  }

  private static String trimEnd(String directory) {
    return directory.length() > 1 && directory.endsWith("/")
        ? directory.substring(0, directory.length() - 1)
        : directory;
  }

  /** Whether a path is absolute and has nothing to resolve: no empty or dotted component. */
  static boolean isResolved(String path) {
    if (!path.startsWith("/")) {
      return false;
    }
    for (int slash = 0; slash >= 0; slash = path.indexOf('/', slash + 1)) {
      char next = slash + 1 < path.length() ? path.charAt(slash + 1) : '/';
      if (next == '/' || next == '.') {
        return path.length() == 1;
      }
    }
    return true;
  }

  private static String normalize(String path) {
    boolean absolute = path.startsWith("/");
    StringBuilder result = new StringBuilder(path.length());
    for (int from = 0; from < path.length(); ) {
      int slash = path.indexOf('/', from);
      int end = slash < 0 ? path.length() : slash;
      append(result, path, from, end, absolute);
      from = end + 1;
    }
    return result.isEmpty() && absolute ? "/" : result.toString();
  }

  private static void append(
      StringBuilder result, String path, int from, int end, boolean absolute) {
    int length = end - from;
    if (length == 0 || length == 1 && path.charAt(from) == '.') {
      return;
    }
    if (length == 2 && path.startsWith("..", from)) {
      result.setLength(Math.max(result.lastIndexOf("/"), 0));
      return;
    }
    if (absolute || !result.isEmpty()) {
      result.append('/');
    }
    result.append(path, from, end);
  }
}
