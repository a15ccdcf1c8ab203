package dev.eyas.sensor.pushdown;

import dev.eyas.sensor.kernel.KernelFilter;

/** What the probe's {@code filter.h} does, in Java, for tests without a kernel. */
final class FilterModel {
  /** Of the one process. */
  private String name = "init";

  private boolean isRenamed;
  private final KernelFilter filter;

  FilterModel(KernelFilter filter) {
    this.filter = filter;
  }

  /**
   * @param access READS, WRITES and CREATES bits of an open
   * @param path that an open was given at its entry
   * @param kind of the file that was opened or is being closed
   */
  boolean passes(int syscall, long result, int access, String path, FileKind kind) {
    KernelFilter.Call call = filter.calls().get(syscall);
    if (!filter.syscalls().get(syscall) || call == null) {
      return filter.syscalls().get(syscall);
    }
    long bits = result < 0 ? call.failure() : call.success();
    return switch (call.kind()) {
      case UNFILTERED -> true;
      case OUTCOME -> fitsName(bits);
      case CLOSE -> kind != FileKind.REGULAR && kind != FileKind.NONE;
      case OPEN -> passesEntry(syscall, access, path) || kind == FileKind.DIRECTORY;
    };
  }

  /** Whether the entry of an open passes, and its exit with it, whatever has become of the path. */
  boolean passesEntry(int syscall, int access, String path) {
    KernelFilter.Call call = filter.calls().get(syscall);
    if (!filter.syscalls().get(syscall) || call == null) {
      return filter.syscalls().get(syscall);
    }
    return fits((call.success() | call.failure()) & filter.access()[access], path);
  }

  enum FileKind {
    NONE,
    REGULAR,
    DIRECTORY,
    SOCKET
  }

  private boolean fits(long bits, String path) {
    return fitsName(isDoubtful(path) ? bits : bits & (filter.anyPath() | longest(path)));
  }

  /** A name that an exec gives. */
  void executed(String name) {
    this.name = name;
    isRenamed = false;
  }

  /** Another name, that somebody gives otherwise. */
  void renamed(String name) {
    this.name = name;
    isRenamed = true;
  }

  private boolean fitsName(long bits) {
    KernelFilter.Names names = filter.names();
    return (bits & names.any()) != 0
        || bits != 0
            && (isRenamed || (bits & names.given().getOrDefault(name, names.other())) != 0);
  }

  private static boolean isDoubtful(String path) {
    return !path.startsWith("/")
        || path.length() >= KernelFilter.WINDOW - 1
        || path.contains("//")
        || path.contains("/.")
        || path.contains("./")
        || path.length() > 1 && path.endsWith("/");
  }

  private long longest(String path) {
    for (int end = path.length(); end > 0; end--) {
      Long found = filter.prefixes().get(path.substring(0, end));
      if (found != null) {
        return found;
      }
    }
    return 0;
  }
}
