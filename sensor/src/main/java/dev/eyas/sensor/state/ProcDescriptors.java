package dev.eyas.sensor.state;

import java.util.Map;

/** Reads the open descriptors of a process from {@code /proc}. */
final class ProcDescriptors {
  private static final Map<String, FdType> ANONYMOUS =
      Map.of(
          "[eventpoll]", FdType.EVENTPOLL,
          "[eventfd]", FdType.EVENT,
          "[signalfd]", FdType.SIGNALFD,
          "[timerfd]", FdType.TIMERFD,
          "inotify", FdType.INOTIFY,
          "[userfaultfd]", FdType.USERFAULTFD,
          "[io_uring]", FdType.IO_URING,
          "[pidfd]", FdType.PIDFD,
          "bpf-map", FdType.BPF,
          "bpf-prog", FdType.BPF);
  private static final String ANON_INODE = "anon_inode:";

  private final ProcFiles proc;

  ProcDescriptors(ProcFiles proc) {
    this.proc = proc;
  }

  void read(ThreadInfo process, ProcSockets sockets) {
    read(process, sockets, process.fds);
  }

  private void read(ThreadInfo process, ProcSockets sockets, FdTable into) {
    for (long number : proc.numbers(process.pid + "/fd")) {
      read(process, number, sockets, into);
    }
  }

  /** Reads one of them; what cannot be read stays as it was. */
  void read(ThreadInfo process, long number, ProcSockets sockets) {
    read(process, number, sockets, process.fds);
  }

  private void read(ThreadInfo process, long number, ProcSockets sockets, FdTable into) {
    String file = process.pid + "/fd/" + number;
    String target = proc.link(file);
    if (!target.isEmpty()) {
      into.put(number, describe(process, sockets, file, target));
    }
  }

  /** Reads them anew; what is neither file nor nameless socket stays as events told of it. */
  void rereadDescriptors(ThreadInfo process, ProcSockets sockets) {
    FdTable now = new FdTable();
    read(process, sockets, now);
    process.fds.forEachEntry(
        (number, fd) -> {
          if (!isFile(fd) && !isNamelessSocket(fd) && now.get(number) != null) {
            now.put(number, fd);
          }
        });
    process.use(now);
  }

  private static boolean isFile(FdInfo fd) {
    return fd.type() == FdType.FILE || fd.type() == FdType.DIRECTORY;
  }

  /** One that may have been bound or connected unseen. */
  private static boolean isNamelessSocket(FdInfo fd) {
    return (fd.type() == FdType.UNIX || fd.type().isInternet()) && !fd.hasName();
  }

  private FdInfo describe(ThreadInfo process, ProcSockets sockets, String file, String target) {
    if (target.startsWith("socket:[")) {
      return sockets.find(process.pid, inode(target));
    }
    if (target.startsWith("pipe:[")) {
      FdInfo pipe = new FdInfo(FdType.PIPE, target);
      pipe.inode = inode(target);
      return pipe;
    }
    if (target.startsWith(ANON_INODE)) {
      String kind = target.substring(ANON_INODE.length());
      return new FdInfo(ANONYMOUS.getOrDefault(kind, FdType.UNKNOWN), "");
    }
    if (target.startsWith("/memfd:")) {
      return new FdInfo(FdType.MEMFD, target.substring("/memfd:".length()));
    }
    boolean isDirectory = target.startsWith("/") && proc.isDirectory(file);
    return new FdInfo(isDirectory ? FdType.DIRECTORY : FdType.FILE, target);
  }

  /** The number in {@code socket:[123]}. */
  private static long inode(String target) {
    int open = target.indexOf('[');
    int close = target.indexOf(']', open);
    try {
      return close < 0 ? 0 : Long.parseLong(target.substring(open + 1, close));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
