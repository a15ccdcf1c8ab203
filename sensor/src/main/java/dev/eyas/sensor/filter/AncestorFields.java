package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.ThreadInfo;
import java.util.function.Function;

/** The ancestors of a process: one by its distance, or all of them. */
final class AncestorFields {
  /** No process has as many ancestors, unless the state is broken. */
  private static final int MAX_DEPTH = 512;

  /** How far {@code proc.aenv[NAME]} looks up. */
  private static final int ENV_DEPTH = 20;

  private AncestorFields() {}

  static void register(FieldTable table) {
    texts(table, "proc.aname", ThreadInfo::comm);
    texts(table, "proc.aexe", ThreadInfo::exe);
    texts(table, "proc.aexepath", ThreadInfo::exePath);
    texts(table, "proc.acmdline", ThreadInfo::commandLine);
    texts(table, "proc.aargs", t -> String.join(" ", t.args()));
    table.withArgument("proc.apid", AncestorFields::pid);
    table.withArgument("proc.aenv", AncestorFields::environment);
  }

  private static void texts(FieldTable table, String name, Function<ThreadInfo, String> read) {
    table.withArgument(
        name,
        argument ->
            argument == null ? new TextChain(read) : nth(FieldTable.index(name, argument), read));
  }

  private static Extractor nth(int distance, Function<ThreadInfo, String> read) {
    return (context, value) -> {
      ThreadInfo ancestor = ancestor(context, distance);
      return ancestor != null && value.set(read.apply(ancestor));
    };
  }

  private static Extractor pid(String argument) {
    if (argument == null) {
      return new PidChain();
    }
    int distance = FieldTable.index("proc.apid", argument);
    return (context, value) -> {
      ThreadInfo ancestor = ancestor(context, distance);
      return ancestor != null && value.set(ancestor.pid());
    };
  }

  private static Extractor environment(String argument) {
    if (argument == null) {
      return new EnvironmentChain();
    }
    if (FieldTable.isNumber(argument)) {
      return nth(FieldTable.index("proc.aenv", argument), t -> String.join(" ", t.env()));
    }
    return (context, value) -> context.thread() != null && value.set(variable(context, argument));
  }

  /** The variable's first value that is not empty, going up from the parent. */
  private static String variable(EventContext context, String name) {
    ThreadInfo thread = context.thread().parent();
    for (int i = 0; i < ENV_DEPTH && thread != null; i++, thread = thread.parent()) {
      String found = ProcessFields.variable(thread, name);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  /**
   * @param distance 0: the process itself, 1: its parent
   */
  private static ThreadInfo ancestor(EventContext context, int distance) {
    ThreadInfo thread = main(context.thread());
    for (int i = 0; i < distance && thread != null; i++) {
      thread = thread.parent();
    }
    return thread;
  }

  /** The main thread, or null while nothing is known of the process. */
  private static ThreadInfo main(ThreadInfo thread) {
    return thread == null || !thread.main().isMain() ? null : thread.main();
  }

  private static ThreadInfo parent(EventContext context) {
    return context.thread() == null ? null : context.thread().parent();
  }

  /** Sets the slot to an ancestor's value. */
  private interface Setter {
    void set(ThreadInfo ancestor, Value value);
  }

  private static boolean any(EventContext context, Value scratch, ValueTest test, Setter setter) {
    int depth = 0;
    for (ThreadInfo t = parent(context); t != null && depth < MAX_DEPTH; t = t.parent(), depth++) {
      setter.set(t, scratch);
      if (test.test(scratch)) {
        return true;
      }
    }
    return false;
  }

  private record TextChain(Function<ThreadInfo, String> read) implements ChainExtractor {
    @Override
    public boolean any(EventContext context, Value scratch, ValueTest test) {
      return AncestorFields.any(context, scratch, test, (t, value) -> value.set(read.apply(t)));
    }

    @Override
    public boolean extract(EventContext context, Value value) {
      if (parent(context) == null) {
        return false;
      }
      StringBuilder chain = new StringBuilder();
      int depth = 0;
      for (ThreadInfo t = parent(context);
          t != null && depth < MAX_DEPTH;
          t = t.parent(), depth++) {
        chain.append(chain.isEmpty() ? "" : " ").append(read.apply(t));
      }
      return !chain.isEmpty() && value.set(chain.toString());
    }
  }

  /** As one value it is the process's own id. */
  private record PidChain() implements ChainExtractor {
    @Override
    public boolean any(EventContext context, Value scratch, ValueTest test) {
      return AncestorFields.any(context, scratch, test, (t, value) -> value.set(t.pid()));
    }

    @Override
    public boolean extract(EventContext context, Value value) {
      return main(context.thread()) != null && value.set(context.thread().pid());
    }
  }

  /** As one value it is the process's own environment. */
  private record EnvironmentChain() implements ChainExtractor {
    @Override
    public boolean any(EventContext context, Value scratch, ValueTest test) {
      return AncestorFields.any(
          context, scratch, test, (t, value) -> value.set(String.join(" ", t.env())));
    }

    @Override
    public boolean extract(EventContext context, Value value) {
      return context.thread() != null && value.set(String.join(" ", context.thread().env()));
    }
  }
}
