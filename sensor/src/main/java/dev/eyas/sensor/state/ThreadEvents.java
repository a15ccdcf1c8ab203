package dev.eyas.sensor.state;

import static dev.eyas.sensor.state.EventLayout.param;

import dev.eyas.catalog.EventType;
import dev.eyas.sensor.event.Params;
import dev.eyas.sensor.event.TextCache;
import java.util.List;
import java.util.Set;

/** Threads as they come, change and go. */
final class ThreadEvents {
  private static final List<String> FORKS =
      List.of(
          "PPME_SYSCALL_CLONE_20_X",
          "PPME_SYSCALL_CLONE3_X",
          "PPME_SYSCALL_FORK_20_X",
          "PPME_SYSCALL_VFORK_20_X");
  private static final Set<String> FORK_CODES = Set.copyOf(FORKS);
  private static final String CLONE = FORKS.get(0);
  private static final String EXECVE = "PPME_SYSCALL_EXECVE_19_X";
  private static final String PROCEXIT = "PPME_PROCEXIT_1_E";
  private static final Set<String> ENDS = Set.of(PROCEXIT, "PPME_SCHEDSWITCH_6_E");

  // The four forks share one layout, and so do the two execs.
  private static final int RES = 0;
  private static final int EXE = param(CLONE, "exe");
  private static final int ARGS = param(CLONE, "args");
  private static final int TID = param(CLONE, "tid");
  private static final int PID = param(CLONE, "pid");
  private static final int PTID = param(CLONE, "ptid");
  private static final int CWD = param(CLONE, "cwd");
  private static final int FDLIMIT = param(CLONE, "fdlimit");
  private static final int PGFT_MAJ = param(CLONE, "pgft_maj");
  private static final int PGFT_MIN = param(CLONE, "pgft_min");
  private static final int VM_SIZE = param(CLONE, "vm_size");
  private static final int VM_RSS = param(CLONE, "vm_rss");
  private static final int VM_SWAP = param(CLONE, "vm_swap");
  private static final int COMM = param(CLONE, "comm");
  private static final int CGROUPS = param(CLONE, "cgroups");
  private static final int FORK_FLAGS = param(CLONE, "flags");
  private static final int FORK_UID = param(CLONE, "uid");
  private static final int FORK_GID = param(CLONE, "gid");
  private static final int VTID = param(CLONE, "vtid");
  private static final int VPID = param(CLONE, "vpid");
  private static final int PIDNS_START = param(CLONE, "pidns_init_start_ts");
  private static final int ENV = param(EXECVE, "env");
  private static final int TTY = param(EXECVE, "tty");
  private static final int VPGID = param(EXECVE, "vpgid");
  private static final int LOGINUID = param(EXECVE, "loginuid");
  private static final int EXEC_FLAGS = param(EXECVE, "flags");
  private static final int CAP_INHERITABLE = param(EXECVE, "cap_inheritable");
  private static final int EXE_INO = param(EXECVE, "exe_ino");
  private static final int EXEC_UID = param(EXECVE, "uid");
  private static final int TRUSTED_EXEPATH = param(EXECVE, "trusted_exepath");
  private static final int PGID = param(EXECVE, "pgid");
  private static final int EXEC_GID = param(EXECVE, "gid");
  private static final int FILENAME = param(EXECVE, "filename");
  private static final int REAPER = param(PROCEXIT, "reaper_tid");

  private static final long CLONE_FILES = 1;
  private static final long CLONE_NEWPID = 1 << 6;
  private static final long CLONE_PARENT = 1 << 8;
  private static final long CLONE_THREAD = 1 << 13;
  private static final long CLONE_VFORK = 1 << 27;
  private static final long CLONE_CHILD_IN_PIDNS = 1 << 29;

  /** With these the caller is, or may be, told a number of another pid namespace. */
  private static final long CLONE_OTHER_NUMBERS =
      CLONE_NEWPID | CLONE_PARENT | CLONE_CHILD_IN_PIDNS;

  private static final long PR_SET_CHILD_SUBREAPER = 36;
  private static final long PR_GET_CHILD_SUBREAPER = 37;

  /** What was made longer ago than this belongs to a process that had the same number before. */
  private static final long STALE_NANOS = 2_000_000_000L;

  private static final long NO_LOGIN = 0xffff_ffffL;
  private static final String DELETED = " (deleted)";

  private final SystemState system;
  private final ThreadTable threads;
  private final Cgroups cgroups = new Cgroups();
  private final CommandLines commandLines = new CommandLines();
  private final PathCache paths = new PathCache();
  private final TextCache<String> directories = new TextCache<>(Paths::asDirectory);

  ThreadEvents(SystemState system) {
    this.system = system;
    threads = system.threads();
  }

  /** Whether events of a type tell of their thread, or come when it may be gone. */
  static boolean speaksForItself(EventType type) {
    return FORK_CODES.contains(type.code()) || ENDS.contains(type.code());
  }

  void register(StateTracker tracker) {
    FORKS.forEach(code -> tracker.onBefore(code, this::forked));
    tracker.onBefore(EXECVE, this::executed);
    tracker.onBefore("PPME_SYSCALL_EXECVEAT_X", this::executed);
    tracker.onBefore(PROCEXIT, ThreadEvents::exiting);
    tracker.onAfter(PROCEXIT, this::exited);
    tracker.onBefore("PPME_SYSCALL_CHDIR_X", this::changedDirectory);
    tracker.ifSeen("PPME_SYSCALL_GETCWD_X", this::toldDirectory);
    tracker.onBefore("PPME_SYSCALL_FCHDIR_X", this::changedToDescriptor);
    tracker.onBefore("PPME_SYSCALL_CHROOT_X", this::changedRoot);
    tracker.onBefore("PPME_SYSCALL_SETSID_X", this::startedSession);
    tracker.onBefore("PPME_SYSCALL_PRCTL_X", this::controlled);
    new IdentityEvents().register(tracker);
    new MemoryEvents().register(tracker);
    new ResourceEvents().register(tracker);
  }

  private void forked(EventContext context) {
    long result = context.params().number(RES);
    if (result == 0) {
      forkedChild(context);
    } else if (result > 0) {
      forkedParent(context, result);
    }
  }

  /** The caller's side: the child may not have said anything yet. */
  private void forkedParent(EventContext context, long childTid) {
    if (context.thread == null) {
      context.thread = threads.findOrLoad(context.event().tid());
    }
    Params params = context.params();
    ThreadInfo caller = context.thread;
    boolean isStranger = caller.pid < 0;
    if (isStranger) {
      long vtid = params.number(VTID, caller.tid);
      introduce(caller, params, vtid, params.number(VPID, -1));
    }
    long flags = params.number(FORK_FLAGS);
    boolean isOwnNumber =
        params.number(VTID) == params.number(TID) && (flags & CLONE_OTHER_NUMBERS) == 0;
    boolean isVfork = context.type().name().equals("vfork") || (flags & CLONE_VFORK) != 0;
    ThreadInfo known = threads.find(childTid);
    if (!isOwnNumber || isVfork || known != null && isFresh(known, context)) {
      // The result is a number of another pid namespace; the child of a vfork may be gone already;
      // or the child has spoken for itself.
      return;
    }
    ThreadInfo child = threads.take(childTid);
    child.vtid = childTid;
    boolean isThread = (flags & CLONE_THREAD) != 0;
    child.pid = isThread ? params.number(PID) : childTid;
    child.vpid = isThread ? params.number(VPID) : childTid;
    child.ptid = isThread ? params.number(PTID) : params.number(TID);
    complete(child, context, caller, flags);
    if (isStranger) {
      copyCommand(caller, child);
    }
  }

  /** Learns which process a thread belongs to of which nothing was known. */
  private void introduce(ThreadInfo stranger, Params params, long vtid, long vpid) {
    stranger.pid = params.number(PID);
    stranger.ptid = params.number(PTID);
    stranger.vtid = vtid;
    stranger.vpid = vpid;
    stranger.liveThreads = 1;
    threads.add(stranger);
    threads.linkParent(stranger);
  }

  private static void copyCommand(ThreadInfo to, ThreadInfo from) {
    to.exe = from.exe;
    to.comm = from.comm;
    to.args = from.args;
    to.commandChanged();
  }

  private void forkedChild(EventContext context) {
    Params params = context.params();
    long tid = context.event().tid();
    long pid = params.number(PID);
    long parent = params.number(PTID);
    ThreadInfo before = threads.find(tid);
    ThreadInfo origin = threads.findOrLoad(pid != tid ? pid : parent);
    boolean isKnown = before != null && before.pid == pid && isFresh(before, context);
    ThreadInfo child = isKnown ? before : threads.take(tid);
    child.vtid = params.number(VTID);
    child.vpid = params.number(VPID);
    context.thread = child;
    if (isKnown) {
      // Made from the caller's side; what it did since (descriptors) stays.
      copyCgroups(child, params);
      return;
    }
    child.pid = pid;
    child.ptid = parent;
    boolean isStranger = pid != tid && origin.pid < 0;
    if (isStranger) {
      introduce(origin, params, child.vpid, child.vpid);
    }
    complete(child, context, origin, params.number(FORK_FLAGS));
    if (isStranger) {
      copyCommand(origin, child);
    }
  }

  private static boolean isFresh(ThreadInfo thread, EventContext context) {
    return thread.cloneTime != 0 && context.time() - thread.cloneTime < STALE_NANOS;
  }

  private void complete(ThreadInfo child, EventContext context, ThreadInfo origin, long flags) {
    copyShared(child, context);
    child.exePath = origin.exePath;
    child.env = origin.env();
    child.root = origin.root;
    child.sid = origin.sid;
    child.pgid = origin.pgid;
    child.vpgid = origin.vpgid;
    child.tty = origin.tty;
    child.loginUid = origin.loginUid;
    child.capInheritable = origin.capInheritable;
    child.capPermitted = origin.capPermitted;
    child.capEffective = origin.capEffective;
    copyExecutable(child, origin);
    String cwd = context.params().text(CWD);
    child.cwd = cwd.isEmpty() ? origin.cwd() : directories.get(cwd);
    if (child.args.isEmpty() && !context.params().has(ARGS)) {
      child.args = origin.args;
      child.commandChanged();
    }
    if ((flags & CLONE_FILES) != 0) {
      child.use(origin.fds());
    } else {
      child.fds.inherit(origin.fds());
    }
    child.cloneTime = context.time();
    child.execTime = origin.execTime;
    threads.add(child);
    threads.linkParent(child);
  }

  private static void copyExecutable(ThreadInfo child, ThreadInfo origin) {
    child.exeCtimeToClone = origin.exeCtimeToClone;
    child.exeInode = origin.exeInode;
    child.exeInodeCtime = origin.exeInodeCtime;
    child.exeInodeMtime = origin.exeInodeMtime;
    child.exeWritable = origin.exeWritable;
    child.exeUpperLayer = origin.exeUpperLayer;
    child.exeLowerLayer = origin.exeLowerLayer;
    child.exeFromMemfd = origin.exeFromMemfd;
  }

  /** What forks say of the caller or the child alike. */
  private void copyShared(ThreadInfo thread, EventContext context) {
    copyCommon(thread, context.params());
    thread.uid = context.params().number(FORK_UID, thread.uid);
    thread.gid = context.params().number(FORK_GID, thread.gid);
    thread.pidNamespaceStart = namespaceStart(context.params());
  }

  /**
   * The event has it since boot, or since the epoch as captures of ours did at first. A process in
   * the node's own namespace is as old as the node.
   */
  private long namespaceStart(Params params) {
    boolean isInOther =
        (params.number(FORK_FLAGS) & (CLONE_NEWPID | CLONE_CHILD_IN_PIDNS)) != 0
            || params.number(VTID) != params.number(TID);
    long boot = threads.bootTime();
    if (!isInOther && boot != 0) {
      return boot;
    }
    long start = params.number(PIDNS_START);
    return start < boot ? start + boot : start;
  }

  /** What forks and execs have in common. */
  private void copyCommon(ThreadInfo thread, Params params) {
    thread.exe = params.text(EXE);
    // Old captures do not have it.
    thread.comm = params.has(COMM) ? params.text(COMM) : thread.exe;
    thread.args = params.texts(ARGS);
    thread.fdLimit = params.number(FDLIMIT);
    thread.majorFaults = params.number(PGFT_MAJ, thread.majorFaults);
    thread.minorFaults = params.number(PGFT_MIN, thread.minorFaults);
    thread.vmSize = params.number(VM_SIZE, thread.vmSize);
    thread.vmRss = params.number(VM_RSS, thread.vmRss);
    thread.vmSwap = params.number(VM_SWAP, thread.vmSwap);
    copyCgroups(thread, params);
    thread.commandLine(commandLines.of(thread.comm, thread.args));
  }

  private void copyCgroups(ThreadInfo thread, Params params) {
    if (params.has(CGROUPS)) {
      thread.cgroups = cgroups.named(params.texts(CGROUPS));
      thread.containerId = system.containers().idOf(thread.cgroups);
    }
  }

  private void executed(EventContext context) {
    Params params = context.params();
    if (params.number(RES) < 0) {
      return;
    }
    ThreadInfo thread = context.thread;
    if (thread.pid < 0) {
      introduce(thread, params, thread.tid, params.number(PID));
    }
    if (thread.gone) {
      // The exec of another thread ends the main thread before it takes its place.
      thread.revive();
    }
    threads.removeOthers(thread);
    unshareDescriptors(thread);
    copyCommon(thread, params);
    if (params.has(ENV)) {
      thread.env = params.texts(ENV);
    }
    thread.tty = params.number(TTY, thread.tty);
    thread.vpgid = params.number(VPGID, thread.vpgid);
    thread.pgid = params.number(PGID, -1);
    if (params.has(LOGINUID)) {
      long loginUid = params.number(LOGINUID);
      thread.loginUid = loginUid == NO_LOGIN ? -1 : loginUid;
    }
    thread.uid = params.number(EXEC_UID, thread.uid);
    thread.gid = params.number(EXEC_GID, thread.gid);
    thread.capInheritable = params.number(CAP_INHERITABLE, thread.capInheritable);
    thread.capPermitted = params.number(CAP_INHERITABLE + 1, thread.capPermitted);
    thread.capEffective = params.number(CAP_INHERITABLE + 2, thread.capEffective);
    copyFile(thread, params, context.type());
    thread.execTime = context.time();
    system.accounts().meet(thread);
  }

  /** A new program has a table of its own, whoever shared the one before. */
  private void unshareDescriptors(ThreadInfo thread) {
    if (thread.main == thread && thread.fds.isShared()) {
      FdTable own = threads.descriptors().table();
      own.recycleTo(threads.descriptors());
      own.inherit(thread.fds);
      thread.use(own);
    }
  }

  private void copyFile(ThreadInfo thread, Params params, EventType type) {
    if (params.has(EXEC_FLAGS)) {
      long flags = params.number(EXEC_FLAGS);
      thread.exeWritable = (flags & 1) != 0;
      thread.exeUpperLayer = (flags & 2) != 0;
      thread.exeFromMemfd = (flags & 4) != 0;
      thread.exeLowerLayer = (flags & 8) != 0;
    }
    if (params.has(EXE_INO + 2)) {
      thread.exeInode = params.number(EXE_INO);
      thread.exeInodeCtime = params.number(EXE_INO + 1);
      thread.exeInodeMtime = params.number(EXE_INO + 2);
      thread.exeCtimeToClone =
          thread.exeInodeCtime == 0 || thread.cloneTime == 0
              ? 0
              : thread.cloneTime - thread.exeInodeCtime;
    }
    if (params.has(TRUSTED_EXEPATH)) {
      thread.exePath = withoutDeleted(params.text(TRUSTED_EXEPATH));
    } else if (FILENAME < type.params().size() && params.has(FILENAME)) {
      thread.exePath = paths.resolve(thread.cwd(), params.text(FILENAME));
    }
  }

  private static String withoutDeleted(String path) {
    return path.endsWith(DELETED) ? path.substring(0, path.length() - DELETED.length()) : path;
  }

  /** The thread no longer counts, but rules still see it. */
  private static void exiting(EventContext context) {
    if (context.thread != null) {
      context.thread.leave();
    }
  }

  private void exited(EventContext context) {
    threads.remove(context.event().tid(), context.params().number(REAPER, -1));
  }

  private void changedDirectory(EventContext context) {
    if (context.params().number(RES) >= 0) {
      ThreadInfo main = context.thread.main;
      main.cwd = directories.get(paths.resolve(main.cwd, context.params().text(1)));
    }
  }

  /** A change of directory may have been missed. */
  private void toldDirectory(EventContext context) {
    String cwd = context.params().text(1);
    if (context.params().number(RES) >= 0 && cwd.startsWith("/")) {
      context.thread.main.cwd = directories.get(cwd);
    }
  }

  private void changedToDescriptor(EventContext context) {
    if (context.params().number(RES) >= 0 && context.fd != null) {
      context.thread.main.cwd = directories.get(context.fd.name());
    }
  }

  private void changedRoot(EventContext context) {
    if (context.params().number(RES) >= 0) {
      ThreadInfo main = context.thread.main;
      main.root = paths.resolve(main.cwd, context.params().text(1));
    }
  }

  private void startedSession(EventContext context) {
    long session = context.params().number(RES);
    if (session >= 0) {
      context.thread.sid = session;
    }
  }

  /** A thread that renames itself keeps its name here, as in Falco: until the next fork or exec. */
  private void controlled(EventContext context) {
    Params params = context.params();
    long option = params.number(RES) >= 0 ? params.number(1) : -1;
    if (option == PR_SET_CHILD_SUBREAPER || option == PR_GET_CHILD_SUBREAPER) {
      context.thread.main.isSubreaper = params.number(3) != 0;
    }
  }
}
