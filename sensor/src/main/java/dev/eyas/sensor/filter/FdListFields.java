package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.ParamType;
import dev.eyas.sensor.event.Params;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.FdInfo;
import dev.eyas.sensor.state.InetText;
import java.util.StringJoiner;
import java.util.function.Function;

/** The descriptors that a poll waits for, each a comma apart. */
final class FdListFields {
  private static final int ENTRY_BYTES = 10;

  private FdListFields() {}

  static void register(FieldTable table) {
    table.text("fdlist.nums", c -> joined(c, (number, fd) -> String.valueOf(number)));
    described(table, "fdlist.names", FdInfo::name);
    described(table, "fdlist.cips", fd -> fd.hasSource() ? InetText.of(fd.source()) : null);
    described(
        table, "fdlist.sips", fd -> fd.hasDestination() ? InetText.of(fd.destination()) : null);
    described(
        table, "fdlist.cports", fd -> fd.hasSource() ? String.valueOf(fd.sourcePort()) : null);
    described(
        table,
        "fdlist.sports",
        fd -> fd.hasDestination() ? String.valueOf(fd.destinationPort()) : null);
  }

  /** Reads one element; null: none. */
  private interface Element {
    String of(long number, FdInfo fd);
  }

  private static void described(FieldTable table, String name, Function<FdInfo, String> read) {
    table.text(name, c -> joined(c, (number, fd) -> fd == null ? null : read.apply(fd)));
  }

  /** Null if the event waits for nothing or no element can be read. */
  private static String joined(EventContext context, Element element) {
    int index = index(context.type());
    Params params = context.params();
    if (index < 0 || params.length(index) < 2 || context.thread() == null) {
      return null;
    }
    StringJoiner text = new StringJoiner(",");
    int count = (int) params.number(index, 0, 2, ParamType.UINT16);
    for (int i = 0; i < count && 2 + (i + 1) * ENTRY_BYTES <= params.length(index); i++) {
      long number = params.number(index, 2 + i * ENTRY_BYTES, 8, ParamType.INT64);
      String shown = element.of(number, context.thread().fds().get(number));
      if (shown != null) {
        text.add(shown);
      }
    }
    return text.length() == 0 ? null : text.toString();
  }

  private static int index(EventType type) {
    int index = type.paramIndex("fds");
    return index >= 0 && type.params().get(index).type() == ParamType.FDLIST ? index : -1;
  }
}
