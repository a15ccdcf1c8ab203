package dev.eyas.sensor.state;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.sensor.event.Params;

/** Descriptors of files and of what is neither file nor socket, as they come and go. */
final class FdEvents {
  private static final long AT_FDCWD = -100;
  private static final long O_DIRECTORY = 1 << 10;
  private static final long O_TMPFILE = 1 << 13;
  private static final long F_DUPFD = 1;
  private static final long F_DUPFD_CLOEXEC = 26;

  FdEvents(StateTracker tracker) {
    open(tracker, "PPME_SYSCALL_OPEN");
    open(tracker, "PPME_SYSCALL_OPENAT_2");
    open(tracker, "PPME_SYSCALL_OPENAT2");
    open(tracker, "PPME_SYSCALL_CREAT");
    tracker.onBefore("PPME_SYSCALL_OPEN_BY_HANDLE_AT_X", context -> opened(context, -1, 3));
    tracker.onAfter("PPME_SYSCALL_CLOSE_X", FdEvents::closed);
    tracker.onAfter("PPME_SYSCALL_CLOSE_RANGE_X", FdEvents::closedRange);
    for (String code : new String[] {"DUP_1", "DUP2", "DUP3", "FCNTL"}) {
      tracker.onBefore("PPME_SYSCALL_" + code + "_X", FdEvents::duplicated);
    }
    tracker.onBefore("PPME_SYSCALL_PIPE_X", FdEvents::piped);
    tracker.onBefore("PPME_SYSCALL_PIPE2_X", FdEvents::piped);
    make(tracker, FdType.EVENT, "EVENTFD", "EVENTFD2");
    make(tracker, FdType.SIGNALFD, "SIGNALFD", "SIGNALFD4");
    make(tracker, FdType.TIMERFD, "TIMERFD_CREATE");
    make(tracker, FdType.INOTIFY, "INOTIFY_INIT", "INOTIFY_INIT1");
    make(tracker, FdType.EVENTPOLL, "EPOLL_CREATE", "EPOLL_CREATE1");
    make(tracker, FdType.BPF, "BPF_2");
    make(tracker, FdType.USERFAULTFD, "USERFAULTFD");
    make(tracker, FdType.IO_URING, "IO_URING_SETUP");
    tracker.onBefore("PPME_SYSCALL_PIDFD_OPEN_X", FdEvents::openedProcess);
    tracker.onBefore(
        "PPME_SYSCALL_MEMFD_CREATE_X",
        context -> add(context, new FdInfo(FdType.MEMFD, context.params().text(1))));
    tracker.onBefore("PPME_SYSCALL_PIDFD_GETFD_X", FdEvents::fetched);
  }

  private static void open(StateTracker tracker, String call) {
    EventType exit = Events.byCode(call + "_X").orElseThrow();
    int directory = exit.paramIndex("dirfd");
    int name = exit.paramIndex("name");
    tracker.onBefore(call + "_X", context -> opened(context, directory, name));
    EventType enter = Events.byCode(call + "_E").orElseThrow();
    int enteredName = enter.paramIndex("name");
    tracker.onBefore(call + "_E", context -> entered(context, enteredName));
  }

  private static void make(StateTracker tracker, FdType type, String... calls) {
    for (String call : calls) {
      tracker.onBefore(
          "PPME_SYSCALL_" + call + "_X", context -> add(context, new FdInfo(type, "")));
    }
  }

  private static void entered(EventContext context, int name) {
    // Captures of older versions have the event without the path.
    if (context.params().has(name)) {
      context.thread.enteredPath = context.params().text(name);
      context.thread.enteredType = context.type().id();
    }
  }

  /** The path when the call began counts: later another thread may have overwritten it. */
  private static String path(EventContext context, int name) {
    ThreadInfo thread = context.thread;
    boolean isEntered = thread.enteredType == context.type().id() - 1;
    thread.enteredType = -1;
    return isEntered ? thread.enteredPath : context.params().text(name);
  }

  private static void opened(EventContext context, int directory, int name) {
    Params params = context.params();
    EventType type = context.type();
    String given = path(context, name);
    if (context.fdNumber < 0) {
      context.fdNumber = -1;
      return;
    }
    ThreadInfo thread = context.thread;
    long dirFd = directory < 0 ? AT_FDCWD : params.number(directory, AT_FDCWD);
    int flagsAt = type.paramIndex("flags");
    long flags = flagsAt < 0 ? createFlags(context) : params.number(flagsAt);
    boolean isDirectory = (flags & O_DIRECTORY) != 0 && (flags & O_TMPFILE) == 0;
    FdInfo fd =
        FdInfo.file(
            isDirectory ? FdType.DIRECTORY : FdType.FILE,
            Paths.resolve(Paths.directory(thread, dirFd), given),
            given,
            flags);
    fd.device = params.number(type.paramIndex("dev"));
    fd.inode = params.number(type.paramIndex("ino"));
    add(context, fd);
  }

  /** {@code creat(2)} has no flags, and its layer flags lie elsewhere. */
  private static long createFlags(EventContext context) {
    return context.params().number(context.type().paramIndex("creat_flags")) << 15;
  }

  private static void closed(EventContext context) {
    if (context.params().number(0) >= 0) {
      context.thread.fds().remove(context.fdNumber);
    }
  }

  private static void closedRange(EventContext context) {
    long closeOnExecOnly = 4;
    Params params = context.params();
    if (params.number(0) < 0 || (params.number(3) & closeOnExecOnly) != 0) {
      return;
    }
    long last = Math.min(params.number(2), FdTable.MAX);
    for (long number = params.number(1); number <= last; number++) {
      context.thread.fds().remove(number);
    }
  }

  private static void duplicated(EventContext context) {
    Params params = context.params();
    boolean isFcntl = context.type().name().equals("fcntl");
    long command = isFcntl ? params.number(2) : F_DUPFD;
    if (command != F_DUPFD && command != F_DUPFD_CLOEXEC || params.number(0) < 0) {
      return;
    }
    FdInfo old = context.thread.fds().get(params.number(1));
    context.fdNumber = params.number(0);
    if (old == null) {
      context.thread.fds().remove(context.fdNumber);
      context.fd = null;
    } else {
      add(context, old.copy());
    }
  }

  private static void piped(EventContext context) {
    if (context.params().number(0) < 0) {
      return;
    }
    FdInfo in = new FdInfo(FdType.PIPE, "");
    in.inode = context.params().number(3);
    context.thread.fds().put(context.params().number(1), in);
    add(context, in.copy());
  }

  private static void openedProcess(EventContext context) {
    FdInfo fd = new FdInfo(FdType.PIDFD, "");
    fd.targetPid = context.params().number(1);
    add(context, fd);
  }

  /** A descriptor taken out of another process. */
  private static void fetched(EventContext context) {
    FdInfo pidFd = context.thread.fds().get(context.params().number(1));
    if (pidFd == null || pidFd.type != FdType.PIDFD) {
      return;
    }
    ThreadInfo owner = context.system().threads().find(pidFd.targetPid);
    FdInfo theirs = owner == null ? null : owner.fds().get(context.params().number(2));
    if (theirs != null) {
      add(context, theirs.copy());
    }
  }

  /** The event's new descriptor. */
  static void add(EventContext context, FdInfo fd) {
    if (context.fdNumber >= 0) {
      context.thread.fds().put(context.fdNumber, fd);
      context.fd = fd;
    }
  }
}
