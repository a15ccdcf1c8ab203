package dev.eyas.sensor.pushdown;

import dev.eyas.sensor.kernel.KernelFilter;
import dev.eyas.sensor.kernel.KernelFilter.Family;

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
    if (!watches(syscall) || call == null) {
      return watches(syscall);
    }
    long bits = result < 0 ? call.failure() : call.success();
    return switch (call.kind()) {
      case UNFILTERED -> true;
      case OUTCOME -> fitsName(bits);
      case SOCKET -> fitsName(bits & left(kind.socket));
      case CLOSE -> kind != FileKind.REGULAR && kind != FileKind.NONE;
      case OPEN -> passesEntry(syscall, access, path) || kind == FileKind.DIRECTORY;
    };
  }

  /** Whether the entry of an open passes, and its exit with it, whatever has become of the path. */
  boolean passesEntry(int syscall, int access, String path) {
    KernelFilter.Call call = filter.calls().get(syscall);
    if (!watches(syscall) || call == null) {
      return watches(syscall);
    }
    return fits((call.success() | call.failure()) & filter.access()[access], path);
  }

  /** Whether the call has events at all. */
  boolean watches(int syscall) {
    return filter.syscalls().get(syscall);
  }

  enum FileKind {
    NONE(Socket.NONE),
    REGULAR(Socket.NONE),
    DIRECTORY(Socket.NONE),
    SOCKET(new Socket(Family.INET, true, 0, 0));

    private final Socket socket;

    FileKind(Socket socket) {
      this.socket = socket;
    }
  }

  /**
   * What the kernel knows of a call's descriptor.
   *
   * @param local port; 0: none yet
   * @param remote port; 0: none yet, -1: none that counts
   */
  record Socket(Family family, boolean isTcp, int local, int remote) {
    static final Socket NONE = new Socket(Family.NONE, false, 0, 0);
  }

  /** Whether the exit of a call on a socket passes. */
  boolean passes(int syscall, long result, Socket socket) {
    KernelFilter.Call call = filter.calls().get(syscall);
    if (!watches(syscall) || call == null) {
      return watches(syscall);
    }
    long bits = result < 0 ? call.failure() : call.success();
    return call.kind() == KernelFilter.Kind.CLOSE
        ? socket.family != Family.NONE
        : fitsName(call.kind() == KernelFilter.Kind.SOCKET ? bits & left(socket) : bits);
  }

  /**
   * Whether the entry of a connect passes.
   *
   * @param asked the port that it is to lead to
   */
  boolean passesConnect(int syscall, Socket socket, int asked) {
    KernelFilter.Call call = filter.calls().get(syscall);
    if (!watches(syscall) || call == null) {
      return watches(syscall);
    }
    int remote = socket.remote == 0 ? asked : socket.remote;
    int local = socket.local == 0 ? -1 : socket.local;
    Socket then = new Socket(socket.family, socket.isTcp, local, remote);
    return ((call.success() | call.failure()) & left(then)) != 0;
  }

  private long left(Socket socket) {
    KernelFilter.Ports ports = filter.sockets().ports();
    long bits = filter.sockets().families()[socket.family.ordinal()];
    boolean isKnown = socket.local != 0 && socket.remote != 0;
    if (socket.family == Family.NONE || socket.family == Family.UNIX || !socket.isTcp || !isKnown) {
      return bits;
    }
    return bits & (ports.any() | fitting(socket.local) | fitting(socket.remote));
  }

  private long fitting(int port) {
    KernelFilter.Ports ports = filter.sockets().ports();
    return port < 0 ? 0 : ports.given().getOrDefault(port, ports.other());
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
