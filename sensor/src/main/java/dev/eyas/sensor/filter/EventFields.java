package dev.eyas.sensor.filter;

import dev.eyas.catalog.Errno;
import dev.eyas.catalog.EventType;
import dev.eyas.catalog.EventType.Flag;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.EventLayout;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an event is, where it comes from and how it ended. */
final class EventFields {
  private static final Set<String> PLAIN_CATEGORIES =
      Set.of("SYSCALL", "TRACEPOINT", "METAEVENT", "PLUGIN", "UNKNOWN");

  private static final List<String> NEVER =
      List.of(
          "evt.latency",
          "evt.latency.s",
          "evt.latency.ns",
          "evt.latency.quantized",
          "evt.latency.human",
          "evt.wait_latency",
          "evt.infra.docker.name",
          "evt.infra.docker.container.id",
          "evt.infra.docker.container.name",
          "evt.infra.docker.container.image");

  private EventFields() {}

  static void register(FieldTable table) {
    table.number("evt.num", EventContext::number);
    table.number("evt.cpu", EventContext::cpu);
    table.field("evt.type", new EventTypeName(type -> true));
    table.withArgument("evt.type.is", EventFields::typeIs);
    table.field("syscall.type", new EventTypeName(EventFields::isSyscall));
    table.typeText("evt.dir", type -> type.isEnter() ? ">" : "<");
    table.typeText("evt.source", type -> "syscall");
    table.text("evt.hostname", c -> ByteStrings.encode(c.system().hostname()));
    table.text("evt.category", EventFields::category);
    table.typeTruth("evt.is_async", EventFields::isAsync);
    table.typeText("evt.asynctype", type -> isAsync(type) ? type.name() : null);
    // Enter events carry no times any more, and nothing sends notes of infrastructure.
    for (String name : NEVER) {
      table.empty(name);
    }
    table.field("evt.count.procinfo", (c, v) -> isReport(c) && isMain(c) && v.set(1L));
    table.field("evt.count.threadinfo", (c, v) -> isReport(c) && v.set(1L));
    table.empty("evt.pluginname");
    table.empty("evt.plugininfo");
    table.field("evt.res", (c, v) -> hasResult(c) && v.set(resultName(result(c))));
    table.field("evt.rawres", (c, v) -> hasResult(c) && v.set(result(c)));
    table.field("evt.failed", (c, v) -> hasResult(c) && v.set(result(c) < 0));
    table.number("evt.count", c -> 1);
    table.field("evt.count.error", (c, v) -> hasResult(c) && v.set(result(c) < 0 ? 1L : 0L));
    table.field("evt.count.exit", (c, v) -> isSyscall(c.type()) && v.set(1L));
    table.typeTruth("evt.is_wait", type -> type.has(Flag.WAITS));
  }

  private static boolean isReport(EventContext context) {
    return context.type().code().equals("PPME_PROCINFO_E");
  }

  private static boolean isMain(EventContext context) {
    return context.thread() != null && context.thread().isMain();
  }

  static boolean hasResult(EventContext context) {
    return context.params().has(EventLayout.resultParam(context.type()));
  }

  /** The call's result; negative: an error number. */
  static long result(EventContext context) {
    return context.params().number(EventLayout.resultParam(context.type()));
  }

  static boolean isSyscall(EventType type) {
    return type.categories().contains("SYSCALL");
  }

  /** Whether a call reads, writes or otherwise works on a descriptor. */
  static boolean isOnDescriptor(EventType type) {
    return type.categories().stream().anyMatch(category -> category.startsWith("IO_"));
  }

  private static boolean isAsync(EventType type) {
    return type.categories().contains("METAEVENT");
  }

  private static Extractor typeIs(String argument) {
    return (context, value) ->
        value.set(
            EventNames.of(context).equals(argument)
                    || String.valueOf(context.type().id()).equals(argument)
                ? 1L
                : 0L);
  }

  private static String resultName(long result) {
    return result >= 0 ? "SUCCESS" : Errno.name((int) -result);
  }

  private static String category(EventContext context) {
    String name =
        context.type().categories().stream()
            .filter(category -> !PLAIN_CATEGORIES.contains(category))
            .findFirst()
            .orElse("OTHER");
    return switch (name) {
      case "IO_READ", "IO_WRITE", "IO_OTHER", "IO_BASE" -> categoryOfDescriptor(context);
      case "IPC" -> "IPC";
      default -> name.toLowerCase(Locale.ROOT);
    };
  }

  private static String categoryOfDescriptor(EventContext context) {
    if (context.fd() == null) {
      return "unknown";
    }
    return switch (context.fd().type()) {
      case FILE, DIRECTORY -> "file";
      case IPV4, IPV6 -> "net";
      case UNKNOWN -> "unknown";
      default -> "ipc";
    };
  }
}
