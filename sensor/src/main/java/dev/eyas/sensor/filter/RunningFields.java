package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.ThreadInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Fields that remember what they read last: how often they were asked, and how long threads ran.
 * Each place in a rule that names one has a memory of its own.
 */
final class RunningFields {

  /** The first kind of switch event; upstream counts no time with its successor. */
  private static final String SWITCH = "PPME_SCHEDSWITCH_1_E";

  private static final String PROCINFO = "PPME_PROCINFO_E";
  private static final double MOST_PERCENT = 100;

  private RunningFields() {}

  static void register(FieldTable table) {
    table.each("util.cnt", Counter::new);
    table.each("thread.cpu", () -> new CpuUse(true, true));
    table.each("thread.cpu.user", () -> new CpuUse(true, false));
    table.each("thread.cpu.system", () -> new CpuUse(false, true));
    table.each("thread.exectime", () -> new SwitchTime()::extract);
    table.each("thread.totexectime", TotalSwitchTime::new);
  }

  private static boolean is(EventType type, String code) {
    return type.code().equals(code);
  }

  private static final class Counter implements Extractor {
    private long count;

    @Override
    public boolean extract(EventContext context, Value value) {
      return value.set(++count);
    }
  }

  /** Clock ticks that a thread spent since its last report, at most 100. */
  private static final class CpuUse implements Extractor {
    private final boolean countsUser;
    private final boolean countsSystem;
    private final Map<ThreadInfo, Long> last = new WeakHashMap<>();

    CpuUse(boolean countsUser, boolean countsSystem) {
      this.countsUser = countsUser;
      this.countsSystem = countsSystem;
    }

    @Override
    public boolean extract(EventContext context, Value value) {
      if (context.thread() == null || !is(context.type(), PROCINFO)) {
        return false;
      }
      long user = countsUser ? context.params().number(0) : 0;
      long total = user + (countsSystem ? context.params().number(1) : 0);
      Long before = last.put(context.thread(), total);
      boolean isFirst = before == null || before == 0;
      return value.set(isFirst ? 0.0 : Math.min(total - before, MOST_PERCENT));
    }
  }

  /** Nanoseconds between two switches on a CPU; 0 for any event that is none. */
  private static final class SwitchTime {
    private final Map<Integer, Long> lastByCpu = new HashMap<>();

    boolean extract(EventContext context, Value value) {
      return value.set(read(context));
    }

    long read(EventContext context) {
      if (!is(context.type(), SWITCH)) {
        return 0;
      }
      Long last = lastByCpu.put(context.cpu(), context.time());
      return last == null ? 0 : context.time() - last;
    }
  }

  private static final class TotalSwitchTime implements Extractor {
    private final SwitchTime times = new SwitchTime();
    private final Map<ThreadInfo, Long> totals = new WeakHashMap<>();

    @Override
    public boolean extract(EventContext context, Value value) {
      return context.thread() != null
          && value.set(totals.merge(context.thread(), times.read(context), Long::sum));
    }
  }
}
