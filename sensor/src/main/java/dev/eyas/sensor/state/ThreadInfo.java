package dev.eyas.sensor.state;

import dev.eyas.sensor.event.SocketTuple;
import java.util.ArrayList;
import java.util.List;

/**
 * A thread, and through its main thread the process it belongs to. Numbers that are not known are
 * -1 unless said otherwise.
 */
public final class ThreadInfo {
  /** What names read while nothing is known of a process. */
  static final String UNKNOWN = "<NA>";

  static final long NO_ID = 0xffff_ffffL;

  long tid;
  long pid;
  long ptid;
  long vtid;
  long vpid;
  long sid;
  long pgid;
  long vpgid;
  String comm;
  String exe;
  String exePath;
  List<String> args;
  List<String> env;
  List<String> cgroups;
  String containerId;
  String cwd;
  String root;
  long uid;
  long gid;
  long loginUid;
  long tty;
  long fdLimit;
  long vmSize;
  long vmRss;
  long vmSwap;
  long majorFaults;
  long minorFaults;
  long capInheritable;
  long capPermitted;
  long capEffective;
  long exeInode;
  long exeInodeCtime;
  long exeInodeMtime;

  /**
   * From the change of the executable's inode to the start of the process that loaded it; 0:
   * unknown.
   */
  long exeCtimeToClone;

  boolean exeWritable;
  boolean exeUpperLayer;
  boolean exeLowerLayer;
  boolean exeFromMemfd;
  long cloneTime;
  long execTime;
  long pidNamespaceStart;

  /** The path, or address, of a call that has begun: what the exit event shows may be forged. */
  String enteredPath;

  /** Descriptor of the directory that {@link #enteredPath} starts from. */
  long enteredDirectory;

  /** How {@link #enteredPath} is to be opened. */
  long enteredFlags;

  private SocketTuple enteredAddress;

  /** Whether {@link #enteredAddress} tells where the call that has begun leads. */
  boolean hasEnteredAddress;

  int enteredType;

  FdTable fds;
  ThreadInfo main;
  ThreadInfo parent;
  final List<ThreadInfo> children = new ArrayList<>();

  /** Index among the parent's children. */
  int placeAmongChildren;

  int liveThreads;

  /** Whether the process adopts its descendants' orphans. */
  boolean isSubreaper;

  private boolean left;

  /** How many other threads have it for their main thread. */
  int members;

  /** Whether it has ended; a main thread stays in the table until its process has ended. */
  boolean gone;

  private String commandLine;

  ThreadInfo(long tid) {
    reset(tid, new FdTable());
  }

  /**
   * Makes it a new thread, whatever it was before.
   *
   * @param table empty
   */
  void reset(long newTid, FdTable table) {
    tid = newTid;
    pid = -1;
    ptid = -1;
    vtid = -1;
    vpid = -1;
    sid = -1;
    pgid = -1;
    vpgid = -1;
    comm = UNKNOWN;
    exe = UNKNOWN;
    exePath = "";
    args = List.of();
    env = List.of();
    cgroups = List.of();
    containerId = "";
    cwd = "";
    root = "/";
    uid = NO_ID;
    gid = NO_ID;
    loginUid = -1;
    tty = 0;
    fdLimit = 0;
    vmSize = 0;
    vmRss = 0;
    vmSwap = 0;
    majorFaults = 0;
    minorFaults = 0;
    capInheritable = 0;
    capPermitted = 0;
    capEffective = 0;
    exeInode = 0;
    exeInodeCtime = 0;
    exeInodeMtime = 0;
    exeCtimeToClone = 0;
    exeWritable = false;
    exeUpperLayer = false;
    exeLowerLayer = false;
    exeFromMemfd = false;
    cloneTime = 0;
    execTime = 0;
    pidNamespaceStart = 0;
    enteredPath = null;
    hasEnteredAddress = false;
    enteredDirectory = 0;
    enteredFlags = 0;
    enteredType = -1;
    fds = table;
    main = this;
    parent = null;
    liveThreads = 1;
    isSubreaper = false;
    left = false;
    commandLine = null;
    members = 0;
    gone = false;
    children.clear();
    placeAmongChildren = 0;
    fds.join();
  }

  /** Uses another table of descriptors from now on. */
  void use(FdTable table) {
    FdTable before = fds;
    table.join();
    fds = table;
    before.leave();
  }

  /** What the thread's call was given when it began; filled by the event that says so. */
  SocketTuple enteredAddress() {
    if (enteredAddress == null) {
      enteredAddress = new SocketTuple();
    }
    return enteredAddress;
  }

  /** Forgets what was derived from the name and arguments. */
  void commandChanged() {
    commandLine = null;
  }

  /** Learns what {@link #commandLine()} is. */
  void commandLine(String line) {
    commandLine = line;
  }

  public long tid() {
    return tid;
  }

  public long pid() {
    return pid;
  }

  /** Thread id of the process's parent. */
  public long parentTid() {
    return main.ptid;
  }

  /** The main thread of the parent process, or null if none is known. */
  public ThreadInfo parent() {
    return main.parent;
  }

  /** The main thread of the process: the one whose id is the process's. */
  public ThreadInfo main() {
    return main;
  }

  public boolean isMain() {
    return tid == pid;
  }

  public long vtid() {
    return vtid;
  }

  public long vpid() {
    return vpid;
  }

  public long sid() {
    return sid;
  }

  public long pgid() {
    return pgid;
  }

  public long vpgid() {
    return vpgid;
  }

  public String comm() {
    return comm;
  }

  public String exe() {
    return exe;
  }

  public String exePath() {
    return exePath;
  }

  public List<String> args() {
    return args;
  }

  public List<String> env() {
    return main.env;
  }

  /** {@code subsystem=path} pairs. */
  public List<String> cgroups() {
    return cgroups;
  }

  /** {@code ""} for a process of the host. */
  public String containerId() {
    return containerId;
  }

  /** Working directory with a slash at its end. */
  public String cwd() {
    return main.isMain() ? main.cwd : "./";
  }

  /** 0xffffffff when unknown. */
  public long uid() {
    return uid;
  }

  /** 0xffffffff when unknown. */
  public long gid() {
    return gid;
  }

  /** -1: none. */
  public long loginUid() {
    return loginUid;
  }

  /** Device number of the controlling terminal; 0: none. */
  public long tty() {
    return tty;
  }

  public long fdLimit() {
    return fdLimit;
  }

  /** KiB. */
  public long vmSize() {
    return vmSize;
  }

  /** KiB. */
  public long vmRss() {
    return vmRss;
  }

  /** KiB. */
  public long vmSwap() {
    return vmSwap;
  }

  public long majorFaults() {
    return majorFaults;
  }

  public long minorFaults() {
    return minorFaults;
  }

  public long capInheritable() {
    return capInheritable;
  }

  public long capPermitted() {
    return capPermitted;
  }

  public long capEffective() {
    return capEffective;
  }

  public long exeInode() {
    return exeInode;
  }

  /** Nanoseconds since the epoch; 0: unknown. */
  public long exeInodeCtime() {
    return exeInodeCtime;
  }

  /** Nanoseconds since the epoch; 0: unknown. */
  public long exeInodeMtime() {
    return exeInodeMtime;
  }

  /**
   * Nanoseconds from the last change of the executable's inode to the start of the process that
   * loaded it; 0: unknown.
   */
  public long exeCtimeToClone() {
    return exeCtimeToClone;
  }

  public boolean isExeWritable() {
    return exeWritable;
  }

  public boolean isExeUpperLayer() {
    return exeUpperLayer;
  }

  public boolean isExeLowerLayer() {
    return exeLowerLayer;
  }

  public boolean isExeFromMemfd() {
    return exeFromMemfd;
  }

  /** When the thread was made, nanoseconds since the epoch; 0: unknown. */
  public long cloneTime() {
    return cloneTime;
  }

  /** When init of its pid namespace was made, nanoseconds since the epoch; 0: unknown. */
  public long pidNamespaceStart() {
    return pidNamespaceStart;
  }

  /** Counts the thread no more. */
  void leave() {
    if (!left) {
      left = true;
      main.liveThreads--;
    }
  }

  /** Counts a main thread again that has ended: another thread goes on under its id. */
  void revive() {
    gone = false;
    if (left) {
      left = false;
      liveThreads++;
    }
  }

  public FdTable fds() {
    return main.fds;
  }

  /** Live threads of the process. */
  public int liveThreads() {
    return main.liveThreads;
  }

  /** Name and arguments, joined by blanks. */
  public String commandLine() {
    if (commandLine == null) {
      commandLine = CommandLines.join(comm, args);
    }
    return commandLine;
  }
}
