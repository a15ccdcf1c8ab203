package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.ThreadInfo;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The leaders of a process's session and process groups. */
final class LeaderFields {
  private LeaderFields() {}

  static void register(FieldTable table) {
    family(table, "proc.sid", "proc.sname", ThreadInfo::sid, ThreadInfo::vpid);
    family(table, "proc.vpgid", "proc.vpgid.name", ThreadInfo::vpgid, ThreadInfo::vpid);
    family(table, "proc.pgid", "proc.pgid.name", ThreadInfo::pgid, ThreadInfo::pid);
    table.threadTruth("proc.is_sid_leader", t -> t.sid() == t.vpid());
    table.threadTruth("proc.is_vpgid_leader", t -> t.vpgid() == t.vpid());
    table.threadTruth("proc.is_pgid_leader", t -> t.pgid() == t.pid());
    table.field("proc.loginshellid", LeaderFields::loginShell);
  }

  private static void family(
      FieldTable table,
      String id,
      String name,
      ToLongFunction<ThreadInfo> group,
      ToLongFunction<ThreadInfo> own) {
    table.threadNumber(id, group);
    table.field(name, read(group, own, ThreadInfo::comm));
    table.field(id + ".exe", read(group, own, ThreadInfo::exe));
    table.field(id + ".exepath", read(group, own, ThreadInfo::exePath));
  }

  /** Something of the leader; empty while the group or its leader is not known. */
  private static Extractor read(
      ToLongFunction<ThreadInfo> group,
      ToLongFunction<ThreadInfo> own,
      Function<ThreadInfo, String> property) {
    return (context, value) -> {
      if (context.thread() == null) {
        return false;
      }
      ThreadInfo leader = leader(context, group, own);
      return value.set(leader == null ? "" : property.apply(leader));
    };
  }

  /**
   * The process that gave the group its number; if it is gone, the highest ancestor in the group;
   * null if there is none.
   */
  private static ThreadInfo leader(
      EventContext context, ToLongFunction<ThreadInfo> group, ToLongFunction<ThreadInfo> own) {
    long wanted = group.applyAsLong(context.thread());
    if (wanted < 0) {
      return null;
    }
    ThreadInfo named = context.system().threads().find(wanted);
    if (named != null && own.applyAsLong(named) == wanted) {
      return named;
    }
    ThreadInfo highest = null;
    for (ThreadInfo t = context.thread().parent();
        t != null && group.applyAsLong(t) == wanted;
        t = t.parent()) {
      highest = t;
    }
    return highest;
  }

  /** The oldest shell among the process and its ancestors. */
  private static boolean loginShell(EventContext context, Value value) {
    long found = -1;
    for (ThreadInfo t = context.thread(); t != null; t = t.parent()) {
      if (t.comm().endsWith("sh")) {
        found = t.pid();
      }
    }
    return found >= 0 && value.set(found);
  }
}
