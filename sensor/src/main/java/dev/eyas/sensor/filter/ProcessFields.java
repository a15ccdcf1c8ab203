package dev.eyas.sensor.filter;

import dev.eyas.sensor.event.TextCache;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.FdInfo;
import dev.eyas.sensor.state.ThreadInfo;
import java.util.List;
import java.util.function.ToLongFunction;

/** The process and thread that caused an event, and its parent. */
final class ProcessFields {
  private static final long BYTES_PER_KIB = 1024;

  private ProcessFields() {}

  static void register(FieldTable table) {
    command(table);
    ids(table);
    executable(table);
    resources(table);
    times(table);
    streams(table);
  }

  private static void command(FieldTable table) {
    table.threadText("proc.name", ThreadInfo::comm);
    table.threadText("proc.exe", ThreadInfo::exe);
    table.threadText("proc.exepath", ThreadInfo::exePath);
    table.threadText("proc.cmdline", ThreadInfo::commandLine);
    table.threadText("proc.exeline", t -> t.exe() + " " + String.join(" ", t.args()));
    table.threadNumber("proc.cmdnargs", t -> t.args().size());
    table.threadNumber("proc.cmdlenargs", t -> t.args().stream().mapToInt(String::length).sum());
    table.threadText("proc.cwd", ThreadInfo::cwd);
    table.withArgument("proc.args", ProcessFields::arguments);
    table.withArgument("proc.env", ProcessFields::environment);
    table.threadText("proc.pname", t -> t.parent() == null ? null : t.parent().comm());
    table.threadText("proc.pexe", t -> t.parent() == null ? null : t.parent().exe());
    table.threadText("proc.pexepath", t -> t.parent() == null ? null : t.parent().exePath());
    table.threadText("proc.pcmdline", t -> t.parent() == null ? null : t.parent().commandLine());
  }

  private static void ids(FieldTable table) {
    table.threadNumber("proc.pid", ThreadInfo::pid);
    id(table, "proc.vpid", ThreadInfo::vpid);
    id(table, "proc.ppid", ThreadInfo::parentTid);
    table.field("proc.pvpid", (c, v) -> hasParent(c) && v.set(c.thread().parent().vpid()));
    table.number("thread.tid", c -> c.event().tid());
    table.threadText("thread.nametid", t -> t.comm() + t.tid());
    id(table, "thread.vtid", ThreadInfo::vtid);
    table.threadTruth("thread.ismain", ThreadInfo::isMain);
    table.threadNumber("proc.tty", ThreadInfo::tty);
    table.threadNumber("proc.nthreads", ThreadInfo::liveThreads);
    table.threadNumber("proc.nchilds", t -> Math.max(0, t.liveThreads() - 1));
    table.threadText("thread.cgroups", t -> joined(t.cgroups()));
    table.withArgument("thread.cgroup", ProcessFields::cgroup);
    table.threadText("thread.cap_permitted", t -> Capabilities.names(t.capPermitted()));
    table.threadText("thread.cap_inheritable", t -> Capabilities.names(t.capInheritable()));
    table.threadText("thread.cap_effective", t -> Capabilities.names(t.capEffective()));
  }

  /** A number that is not known while it is not positive. */
  private static void id(FieldTable table, String name, ToLongFunction<ThreadInfo> read) {
    table.field(
        name,
        (context, value) ->
            context.thread() != null
                && read.applyAsLong(context.thread()) > 0
                && value.set(read.applyAsLong(context.thread())));
  }

  private static void executable(FieldTable table) {
    table.threadTruth("proc.is_exe_writable", ThreadInfo::isExeWritable);
    table.threadTruth("proc.is_exe_upper_layer", ThreadInfo::isExeUpperLayer);
    table.threadTruth("proc.is_exe_lower_layer", ThreadInfo::isExeLowerLayer);
    table.threadTruth("proc.is_exe_from_memfd", ThreadInfo::isExeFromMemfd);
    known(table, "proc.exe_ino", ThreadInfo::exeInode);
    known(table, "proc.exe_ino.ctime", ThreadInfo::exeInodeCtime);
    known(table, "proc.exe_ino.mtime", ThreadInfo::exeInodeMtime);
    known(table, "proc.exe_ino.ctime_duration_proc_start", ThreadInfo::exeCtimeToClone);
    known(table, "proc.exe_ino.ctime_duration_pidns_start", ProcessFields::namespaceToCtime);
    known(table, "proc.pidns_init_start_ts", ThreadInfo::pidNamespaceStart);
  }

  private static void resources(FieldTable table) {
    table.threadNumber("proc.fdopencount", t -> t.main().isMain() ? t.fds().size() : 0);
    table.threadNumber("proc.fdlimit", t -> t.main().fdLimit());
    table.field(
        "proc.fdusage",
        (context, value) -> context.thread() != null && value.set(usage(context.thread())));
    table.threadNumber("proc.vmsize", t -> t.main().vmSize());
    table.threadNumber("proc.vmrss", t -> t.main().vmRss());
    table.threadNumber("proc.vmswap", t -> t.main().vmSwap());
    table.threadNumber("thread.vmsize", t -> t.isMain() ? t.vmSize() : 0);
    table.threadNumber("thread.vmrss", t -> t.isMain() ? t.vmRss() : 0);
    table.threadNumber("thread.vmsize.b", t -> (t.isMain() ? t.vmSize() : 0) * BYTES_PER_KIB);
    table.threadNumber("thread.vmrss.b", t -> (t.isMain() ? t.vmRss() : 0) * BYTES_PER_KIB);
    table.threadNumber("thread.pfmajor", ThreadInfo::majorFaults);
    table.threadNumber("thread.pfminor", ThreadInfo::minorFaults);
  }

  private static void times(FieldTable table) {
    known(table, "proc.pid.ts", ThreadInfo::cloneTime);
    table.field(
        "proc.duration",
        (c, v) ->
            c.thread() != null
                && c.thread().cloneTime() != 0
                && v.set(c.time() - c.thread().cloneTime()));
    table.field("proc.ppid.ts", (c, v) -> hasParent(c) && v.set(c.thread().parent().cloneTime()));
    table.field(
        "proc.ppid.duration",
        (c, v) ->
            hasParent(c)
                && c.thread().parent().cloneTime() != 0
                && v.set(c.time() - c.thread().parent().cloneTime()));
  }

  private static void streams(FieldTable table) {
    String[] names = {"stdin", "stdout", "stderr"};
    for (int i = 0; i < names.length; i++) {
      int number = i;
      table.text("proc." + names[i] + ".type", c -> typeOf(stream(c, number)));
      table.text("proc." + names[i] + ".name", c -> nameOf(stream(c, number)));
    }
  }

  private static FdInfo stream(EventContext context, int number) {
    return context.thread() == null ? null : context.thread().fds().get(number);
  }

  private static String typeOf(FdInfo fd) {
    return fd == null ? null : fd.type().label();
  }

  private static String nameOf(FdInfo fd) {
    return fd == null ? null : fd.name();
  }

  private static boolean hasParent(EventContext context) {
    return context.thread() != null && context.thread().parent() != null;
  }

  /** A number that reads 0 while it is not known: then there is no value. */
  private static void known(FieldTable table, String name, ToLongFunction<ThreadInfo> read) {
    table.field(
        name,
        (context, value) ->
            context.thread() != null
                && read.applyAsLong(context.thread()) != 0
                && value.set(read.applyAsLong(context.thread())));
  }

  /**
   * How long after the start of its pid namespace the executable's inode changed; 0: it did not.
   */
  private static long namespaceToCtime(ThreadInfo thread) {
    long start = thread.pidNamespaceStart();
    return start == 0 ? 0 : Math.max(0, thread.exeInodeCtime() - start);
  }

  private static double usage(ThreadInfo thread) {
    long limit = thread.main().fdLimit();
    return limit == 0 ? 0 : 100.0 * thread.fds().size() / limit;
  }

  private static Extractor arguments(String argument) {
    if (argument == null) {
      TextCache<List<String>> lines = new TextCache<>(args -> String.join(" ", args));
      return (c, v) -> c.thread() != null && v.set(lines.get(c.thread().args()));
    }
    int index = FieldTable.index("proc.args", argument);
    return (c, v) -> c.thread() != null && v.set(element(c.thread().args(), index));
  }

  private static String element(List<String> list, int index) {
    return index < list.size() ? list.get(index) : "";
  }

  private static Extractor environment(String argument) {
    if (argument == null || FieldTable.isNumber(argument)) {
      return (c, v) -> c.thread() != null && v.set(String.join(" ", c.thread().env()));
    }
    return (c, v) -> c.thread() != null && v.set(variable(c.thread(), argument));
  }

  /** The value of an environment variable; empty if it is not set. */
  static String variable(ThreadInfo thread, String name) {
    for (String entry : thread.env()) {
      if (entry.length() > name.length()
          && entry.charAt(name.length()) == '='
          && entry.startsWith(name)) {
        return entry.substring(name.length() + 1);
      }
    }
    return "";
  }

  private static String joined(List<String> cgroups) {
    return cgroups.isEmpty() ? null : String.join(" ", cgroups);
  }

  private static Extractor cgroup(String subsystem) {
    String prefix = subsystem + "=";
    return (c, v) -> {
      if (c.thread() == null) {
        return false;
      }
      for (String entry : c.thread().cgroups()) {
        if (entry.startsWith(prefix)) {
          return v.set(entry.substring(prefix.length()));
        }
      }
      return false;
    };
  }
}
