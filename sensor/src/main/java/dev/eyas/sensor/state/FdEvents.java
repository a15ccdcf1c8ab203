package dev.eyas.sensor.state;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.sensor.event.Params;

/** Descriptors of files and of what is neither file nor socket, as they come and go. */
final class FdEvents {
  private static final long AT_FDCWD = -100;
  private static final long O_DIRECTORY = 1 << 10;

  /** Flags that are not the caller's: what the kernel or the probe found out. */
  private static final long FOUND_OUT = -(1 << 14);

  private static final long F_DUPFD = 1;
  private static final long F_DUPFD_CLOEXEC = 26;

  private final PathCache paths = new PathCache();

  FdEvents(StateTracker tracker) {
    open(tracker, "PPME_SYSCALL_OPEN");
    open(tracker, "PPME_SYSCALL_OPENAT_2");
    open(tracker, "PPME_SYSCALL_OPENAT2");
    open(tracker, "PPME_SYSCALL_CREAT");
    tracker.onBefore(
        "PPME_SYSCALL_OPEN_BY_HANDLE_AT_X", opener("PPME_SYSCALL_OPEN_BY_HANDLE_AT_X", "path"));
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
        context -> add(context, named(context, FdType.MEMFD, context.params().text(1))));
    tracker.onBefore("PPME_SYSCALL_PIDFD_GETFD_X", FdEvents::fetched);
  }

  /** Where an event that opens a file keeps what; -1: nowhere. */
  private record OpenLayout(
      int directory, int name, int flags, int createFlags, int device, int inode) {
    static OpenLayout of(EventType type, String name) {
      return new OpenLayout(
          type.paramIndex("dirfd"),
          type.paramIndex(name),
          type.paramIndex("flags"),
          type.paramIndex("creat_flags"),
          type.paramIndex("dev"),
          type.paramIndex("ino"));
    }

    String path(Params params) {
      return params.has(name) ? params.text(name) : ThreadInfo.UNKNOWN;
    }

    /** The directory that a relative path starts from; empty if the event does not tell. */
    String start(EventContext context) {
      Params params = context.params();
      if (directory < 0) {
        return context.thread.cwd();
      }
      return params.has(directory) ? Paths.directory(context.thread, params.number(directory)) : "";
    }

    /** {@code creat(2)} has no flags, and its layer flags lie elsewhere. */
    long flags(Params params) {
      return flags >= 0 ? params.number(flags) : params.number(createFlags) << 15;
    }
  }

  private StateTracker.Handler opener(String code, String name) {
    OpenLayout layout = OpenLayout.of(Events.byCode(code).orElseThrow(), name);
    return context -> opened(context, layout);
  }

  private void open(StateTracker tracker, String call) {
    tracker.onBefore(call + "_X", opener(call + "_X", "name"));
    OpenLayout enter = OpenLayout.of(Events.byCode(call + "_E").orElseThrow(), "name");
    tracker.onBefore(call + "_E", context -> entered(context, enter));
  }

  private static void make(StateTracker tracker, FdType type, String... calls) {
    for (String call : calls) {
      tracker.onBefore(
          "PPME_SYSCALL_" + call + "_X", context -> add(context, context.newDescriptor(type, "")));
    }
  }

  private static void entered(EventContext context, OpenLayout layout) {
    // Captures of older versions have the event without the path; one that the kernel could not
    // read says nothing.
    Params params = context.params();
    String path = params.text(layout.name());
    if (!path.isEmpty() && !path.equals(ThreadInfo.UNKNOWN)) {
      ThreadInfo thread = context.thread;
      thread.enteredPath = path;
      thread.enteredDirectory = params.number(layout.directory(), AT_FDCWD);
      thread.enteredFlags = params.number(layout.flags());
      thread.enteredType = context.type().id();
    }
  }

  /** What the call was given when it began counts: later another thread may have changed it. */
  private void opened(EventContext context, OpenLayout layout) {
    Params params = context.params();
    ThreadInfo thread = context.thread;
    boolean isEntered = thread.enteredType == context.type().id() - 1;
    thread.enteredType = -1;
    if (context.fdNumber < 0) {
      context.fdNumber = -1;
      return;
    }
    String given = isEntered ? thread.enteredPath : layout.path(params);
    String directory =
        isEntered ? Paths.directory(thread, thread.enteredDirectory) : layout.start(context);
    long found = layout.flags(params);
    long flags = isEntered ? thread.enteredFlags | found & FOUND_OUT : found;
    boolean isDirectory = (flags & O_DIRECTORY) != 0;
    FdInfo fd =
        context.newDescriptor(
            isDirectory ? FdType.DIRECTORY : FdType.FILE, paths.resolve(directory, given));
    fd.rawName = given;
    fd.openFlags = flags;
    fd.device = params.number(layout.device());
    fd.inode = params.number(layout.inode());
    add(context, fd);
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
    context.thread.fds().removeRange(params.number(1), params.number(2));
  }

  private static void duplicated(EventContext context) {
    Params params = context.params();
    boolean isFcntl = context.type().name().equals("fcntl");
    long command = isFcntl ? params.number(2) : F_DUPFD;
    if (command != F_DUPFD && command != F_DUPFD_CLOEXEC || params.number(0) < 0) {
      return;
    }
    FdInfo old = context.thread.fds().get(params.number(1));
    if (old != null) {
      context.fdNumber = params.number(0);
      add(context, context.newDescriptor(old));
    }
  }

  private static void piped(EventContext context) {
    if (context.params().number(0) < 0) {
      return;
    }
    FdInfo in = context.newDescriptor(FdType.PIPE, "");
    in.inode = context.params().number(3);
    context.thread.fds().put(context.params().number(1), in);
    add(context, context.newDescriptor(in));
  }

  private static void openedProcess(EventContext context) {
    long pid = context.params().number(1);
    FdInfo fd = named(context, FdType.PIDFD, "/proc/" + pid);
    fd.targetPid = pid;
    add(context, fd);
  }

  /** A descriptor with a name that no call gave as a path. */
  private static FdInfo named(EventContext context, FdType type, String name) {
    FdInfo fd = context.newDescriptor(type, name);
    fd.rawName = "";
    return fd;
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
      add(context, context.newDescriptor(theirs));
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
