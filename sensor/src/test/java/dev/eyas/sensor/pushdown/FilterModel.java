package dev.eyas.sensor.pushdown;

import dev.eyas.sensor.kernel.KernelFilter;

/** What the probe's {@code filter.h} does, in Java, for tests without a kernel. */
final class FilterModel {
  private final KernelFilter filter;

  FilterModel(KernelFilter filter) {
    this.filter = filter;
  }

  /**
   * @param access READS, WRITES and CREATES bits of an open
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
      case OUTCOME -> bits != 0;
      case CLOSE -> kind != FileKind.REGULAR && kind != FileKind.NONE;
      case OPEN -> fits(bits & filter.access()[access], path) || kind == FileKind.DIRECTORY;
    };
  }

  enum FileKind {
    NONE,
    REGULAR,
    DIRECTORY,
    SOCKET
  }

  private boolean fits(long bits, String path) {
    return bits != 0
        && ((bits & filter.anyPath()) != 0 || isDoubtful(path) || (bits & longest(path)) != 0);
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
