package dev.eyas.sensor.state;

import dev.eyas.sensor.container.ContainerRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads threads from {@code /proc}. A thread that ends while it is read is left out. */
public final class ProcScan implements ProcessSource {
  private static final String DELETED = " (deleted)";

  /** Clock ticks of {@code /proc/PID/stat}: fixed at 100 a second in the kernel's interface. */
  private static final long NANOS_PER_TICK = 10_000_000L;

  private final ProcFiles proc;
  private final ProcDescriptors descriptors;
  private final long bootTime;

  /** When the first process of each pid namespace that was met began. */
  private final Map<String, Long> namespaceStarts = new HashMap<>();

  /**
   * @param root usually {@code /proc}
   */
  public ProcScan(Path root) {
    proc = new ProcFiles(root);
    descriptors = new ProcDescriptors(proc);
    bootTime = bootTime(proc.read("stat"));
  }

  public static ProcScan ofThisNode() {
    return new ProcScan(Path.of("/proc"));
  }

  @Override
  public void loadAll(ThreadTable table, ContainerRegistry containers) {
    table.bootTime(bootTime);
    ProcSockets sockets = new ProcSockets(proc);
    List<ThreadInfo> processes = new ArrayList<>();
    for (long pid : proc.numbers("")) {
      ThreadInfo main = readMain(pid, containers);
      if (main != null) {
        descriptors.read(main, sockets);
        processes.add(main);
      }
    }
    processes.forEach(this::fromNamespace);
    // Parents first: a thread finds its place when it is put in.
    Map<Long, ThreadInfo> waiting = new HashMap<>();
    processes.forEach(process -> waiting.put(process.tid, process));
    processes.forEach(process -> addWithParents(table, process, waiting));
    for (ThreadInfo main : processes) {
      for (long tid : proc.numbers(main.pid + "/task")) {
        addSecondary(table, main, tid);
      }
    }
  }

  @Override
  public void loadDescriptor(ThreadInfo process, long number) {
    descriptors.read(process, number, new ProcSockets(proc));
  }

  @Override
  public void rereadDescriptors(ThreadTable table) {
    ProcSockets sockets = new ProcSockets(proc);
    table.forEach(
        thread -> {
          if (thread.isMain()) {
            descriptors.rereadDescriptors(thread, sockets);
          }
        });
  }

  @Override
  public void load(ThreadTable table, ContainerRegistry containers, long tid) {
    Map<String, String> status = status(tid);
    long pid = number(status, "Tgid", -1);
    if (pid <= 0) {
      return;
    }
    ThreadInfo main = table.find(pid);
    if (main == null) {
      main = readMain(pid, containers);
      if (main == null) {
        return;
      }
      fromNamespace(main);
      descriptors.read(main, new ProcSockets(proc));
      table.add(main);
      table.linkParent(main);
    }
    addSecondary(table, main, tid);
  }

  @Override
  public Path rootOf(long pid) {
    String theirs = proc.link(pid + "/ns/mnt");
    boolean isOwn = theirs.isEmpty() || theirs.equals(proc.link("self/ns/mnt"));
    return isOwn ? null : proc.path(pid + "/root");
  }

  private static void addWithParents(
      ThreadTable table, ThreadInfo process, Map<Long, ThreadInfo> waiting) {
    if (waiting.remove(process.tid) == null) {
      return;
    }
    ThreadInfo parent = waiting.get(process.ptid);
    if (parent != null) {
      addWithParents(table, parent, waiting);
    }
    table.add(process);
  }

  private void addSecondary(ThreadTable table, ThreadInfo main, long tid) {
    if (tid == main.tid || table.find(tid) != null) {
      return;
    }
    Map<String, String> status = status(tid);
    if (number(status, "Tgid", -1) != main.pid) {
      return;
    }
    ThreadInfo thread = new ThreadInfo(tid);
    fromStatus(thread, status);
    thread.exe = main.exe;
    thread.exePath = main.exePath;
    thread.args = main.args;
    thread.cgroups = main.cgroups;
    thread.containerId = main.containerId;
    thread.sid = main.sid;
    thread.pgid = main.pgid;
    thread.tty = main.tty;
    thread.loginUid = main.loginUid;
    thread.fdLimit = main.fdLimit;
    thread.cloneTime = main.cloneTime;
    thread.pidNamespaceStart = main.pidNamespaceStart;
    table.add(thread);
  }

  private ThreadInfo readMain(long pid, ContainerRegistry containers) {
    Map<String, String> status = status(pid);
    if (number(status, "Tgid", -1) != pid) {
      return null;
    }
    String folder = pid + "/";
    ThreadInfo thread = new ThreadInfo(pid);
    fromStatus(thread, status);
    fromStat(thread, proc.read(folder + "stat"));
    List<String> commandLine = proc.strings(folder + "cmdline");
    thread.exe = commandLine.isEmpty() ? "" : commandLine.get(0);
    thread.args = commandLine.isEmpty() ? List.of() : commandLine.subList(1, commandLine.size());
    thread.exePath = withoutDeleted(proc.link(folder + "exe"));
    fromExecutable(thread, proc.inode(folder + "exe"));
    thread.env = proc.strings(folder + "environ");
    thread.cwd = Paths.asDirectory(proc.link(folder + "cwd"));
    thread.root = proc.link(folder + "root");
    thread.cgroups = cgroups(proc.read(folder + "cgroup"));
    thread.containerId = containers.idOf(thread.cgroups);
    thread.loginUid = loginUid(proc.read(folder + "loginuid").trim());
    thread.fdLimit = openFilesLimit(proc.read(folder + "limits"));
    if (thread.vpid == 1) {
      namespaceStarts.put(proc.link(folder + "ns/pid"), thread.cloneTime);
    }
    return thread;
  }

  private static void fromExecutable(ThreadInfo thread, Optional<ProcFiles.Inode> inode) {
    if (inode.isPresent()) {
      thread.exeInode = inode.get().number();
      thread.exeInodeCtime = inode.get().ctime();
      thread.exeInodeMtime = inode.get().mtime();
      thread.exeCtimeToClone = thread.cloneTime - thread.exeInodeCtime;
    }
  }

  /** When the first process of its pid namespace began: for the node's own when the node did. */
  private void fromNamespace(ThreadInfo thread) {
    thread.pidNamespaceStart =
        thread.vpid == thread.pid
            ? bootTime
            : namespaceStarts.getOrDefault(proc.link(thread.pid + "/ns/pid"), 0L);
  }

  private Map<String, String> status(long tid) {
    Map<String, String> status = new HashMap<>();
    for (String line : proc.read(tid + "/status").split("\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        status.put(line.substring(0, colon), line.substring(colon + 1).trim());
      }
    }
    return status;
  }

  private static void fromStatus(ThreadInfo thread, Map<String, String> status) {
    thread.comm = status.getOrDefault("Name", "");
    thread.pid = number(status, "Tgid", -1);
    thread.ptid = number(status, "PPid", -1);
    thread.vtid = last(status, "NSpid", thread.tid);
    thread.vpid = last(status, "NStgid", thread.pid);
    thread.vpgid = last(status, "NSpgid", -1);
    thread.uid = word(status, "Uid", 1);
    thread.gid = word(status, "Gid", 1);
    thread.vmSize = word(status, "VmSize", 0);
    thread.vmRss = word(status, "VmRSS", 0);
    thread.vmSwap = word(status, "VmSwap", 0);
    thread.capInheritable = capabilities(status, "CapInh");
    thread.capPermitted = capabilities(status, "CapPrm");
    thread.capEffective = capabilities(status, "CapEff");
  }

  /** Fields after the name, which stands in parentheses and may hold anything. */
  private void fromStat(ThreadInfo thread, String stat) {
    int end = stat.lastIndexOf(')');
    String[] words = end < 0 ? new String[0] : stat.substring(end + 1).trim().split(" ");
    if (words.length < 20) {
      return;
    }
    thread.pgid = parse(words[2], -1);
    thread.sid = parse(words[3], -1);
    thread.tty = parse(words[4], 0);
    thread.minorFaults = parse(words[7], 0);
    thread.majorFaults = parse(words[9], 0);
    thread.cloneTime = bootTime + parse(words[19], 0) * NANOS_PER_TICK;
    thread.execTime = thread.cloneTime;
  }

  /**
   * {@code 4:memory:/x} to {@code memory=/x}; hierarchies with several controllers give several.
   */
  private static List<String> cgroups(String text) {
    List<String> pairs = new ArrayList<>();
    for (String line : text.split("\n")) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3) {
        for (String controller : parts[1].split(",")) {
          pairs.add(controller + "=" + parts[2]);
        }
      }
    }
    return List.copyOf(pairs);
  }

  private static long loginUid(String text) {
    long uid = parse(text, ThreadInfo.NO_ID);
    return uid == ThreadInfo.NO_ID ? -1 : uid;
  }

  private static long openFilesLimit(String limits) {
    for (String line : limits.split("\n")) {
      if (line.startsWith("Max open files")) {
        return parse(line.substring("Max open files".length()).trim().split("\\s+")[0], 0);
      }
    }
    return 0;
  }

  private static String withoutDeleted(String path) {
    return path.endsWith(DELETED) ? path.substring(0, path.length() - DELETED.length()) : path;
  }

  private static long bootTime(String stat) {
    for (String line : stat.split("\n")) {
      if (line.startsWith("btime ")) {
        return TimeUnit.SECONDS.toNanos(parse(line.substring(6).trim(), 0));
      }
    }
    return 0;
  }

  private static long number(Map<String, String> status, String key, long absent) {
    return parse(status.getOrDefault(key, ""), absent);
  }

  private static long word(Map<String, String> status, String key, int index) {
    String[] words = status.getOrDefault(key, "").split("\\s+");
    return index < words.length ? parse(words[index], 0) : 0;
  }

  private static long last(Map<String, String> status, String key, long absent) {
    String[] words = status.getOrDefault(key, "").split("\\s+");
    return parse(words[words.length - 1], absent);
  }

  private static long capabilities(Map<String, String> status, String key) {
    try {
      return Long.parseUnsignedLong(status.getOrDefault(key, "0"), 16);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static long parse(String text, long absent) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return absent;
    }
  }
}
