package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.EventType.Flag;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.ParamType;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.FdInfo;
import dev.eyas.sensor.state.FdType;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** Reading, writing and opening. */
final class IoFields {
  private static final long O_RDONLY = 1;
  private static final long O_WRONLY = 2;
  private static final long O_CREAT = 1 << 2;
  private static final long O_TMPFILE = 1 << 13;
  private static final long O_F_CREATED = 1 << 14;
  private static final long S_IXALL = 0111;
  private static final Set<String> OPENS = Set.of("open", "openat", "openat2", "open_by_handle_at");
  private static final Set<String> MEMORY_CALLS = Set.of("mmap", "mmap2", "munmap", "brk");

  /** Where an event that opens a file keeps the flags it was given; -1: no such event. */
  private static final int[] OPEN_FLAGS = new int[EventType.COUNT];

  static {
    for (EventType type : Events.all()) {
      OPEN_FLAGS[type.id()] = OPENS.contains(type.name()) ? type.paramIndex("flags") : -1;
    }
  }

  private IoFields() {}

  static void register(FieldTable table) {
    table.typeTruth("evt.is_io", t -> t.has(Flag.READS_FROM_FD) || t.has(Flag.WRITES_TO_FD));
    table.typeTruth("evt.is_io_read", t -> t.has(Flag.READS_FROM_FD));
    table.typeTruth("evt.is_io_write", t -> t.has(Flag.WRITES_TO_FD));
    table.typeText("evt.io_dir", IoFields::direction);
    table.text("evt.buffer", IoFields::buffer);
    table.field("evt.buflen", IoFields::bufferLength);
    lengths(table, "evt.buflen", c -> true);
    lengths(table, "evt.buflen.file", c -> c.fd().type() == FdType.FILE);
    lengths(table, "evt.buflen.net", c -> isSocket(c.fd()));
    length(table, "evt.buflen.file", c -> isTransfer(c) && c.fd().type() == FdType.FILE);
    length(table, "evt.buflen.net", c -> isTransfer(c) && isSocket(c.fd()));
    table.truth("evt.is_open_read", c -> opens(c, flags -> (flags & O_RDONLY) != 0));
    table.truth("evt.is_open_write", c -> opens(c, flags -> (flags & O_WRONLY) != 0));
    table.truth("evt.is_open_exec", IoFields::createsExecutable);
    table.truth("evt.is_open_create", IoFields::creates);
    table.truth("evt.is_syslog", IoFields::isSyslog);
    errors(table, "file", IoFields::isFile);
    errors(table, "net", c -> c.fd() != null && isSocket(c.fd()));
    errors(table, "memory", IoFields::isMemory);
    errors(
        table, "other", c -> !isFile(c) && !isMemory(c) && !(c.fd() != null && isSocket(c.fd())));
  }

  private static void errors(FieldTable table, String kind, Predicate<EventContext> isOfKind) {
    table.field(
        "evt.count.error." + kind,
        (context, value) ->
            EventFields.hasResult(context)
                && isOfKind.test(context)
                && value.set(EventFields.result(context) < 0 ? 1L : 0L));
  }

  private static boolean isFile(EventContext context) {
    return context.fd() == null
        ? OPENS.contains(context.type().name())
        : context.fd().type() == FdType.FILE || context.fd().type() == FdType.DIRECTORY;
  }

  private static boolean isMemory(EventContext context) {
    return MEMORY_CALLS.contains(context.type().name());
  }

  private static boolean isSocket(FdInfo fd) {
    return switch (fd.type()) {
      case IPV4, IPV6, UNIX -> true;
      default -> false;
    };
  }

  private static String direction(EventType type) {
    if (type.has(Flag.READS_FROM_FD)) {
      return "read";
    }
    return type.has(Flag.WRITES_TO_FD) ? "write" : null;
  }

  private static String buffer(EventContext context) {
    int data = context.type().paramIndex("data");
    boolean isBuffer = data >= 0 && context.type().params().get(data).type() == ParamType.BYTEBUF;
    return isBuffer && context.params().has(data) ? context.params().bytes(data) : null;
  }

  private static void lengths(FieldTable table, String name, Predicate<EventContext> isOfKind) {
    length(table, name + ".in", c -> c.type().has(Flag.READS_FROM_FD) && isOfKind.test(c));
    length(table, name + ".out", c -> c.type().has(Flag.WRITES_TO_FD) && isOfKind.test(c));
  }

  /**
   * @param isOfKind asked only of events with a descriptor
   */
  private static void length(FieldTable table, String name, Predicate<EventContext> isOfKind) {
    table.field(
        name,
        (context, value) ->
            context.fd() != null && isOfKind.test(context) && bufferLength(context, value));
  }

  private static boolean isTransfer(EventContext context) {
    return context.type().has(Flag.READS_FROM_FD) || context.type().has(Flag.WRITES_TO_FD);
  }

  private static boolean bufferLength(EventContext context, Value value) {
    return context.fd() != null
        && EventFields.isOnDescriptor(context.type())
        && EventFields.hasResult(context)
        && EventFields.result(context) >= 0
        && value.set(EventFields.result(context));
  }

  private static boolean opens(EventContext context, LongPredicate flags) {
    int index = OPEN_FLAGS[context.type().id()];
    return index >= 0 && flags.test(context.params().number(index));
  }

  private static boolean creates(EventContext context) {
    boolean succeeded = EventFields.hasResult(context) && EventFields.result(context) >= 0;
    return succeeded
        && (context.type().name().equals("creat")
            || opens(context, flags -> (flags & (O_F_CREATED | O_TMPFILE)) != 0));
  }

  private static boolean createsExecutable(EventContext context) {
    boolean isCreat = context.type().name().equals("creat");
    int mode = context.type().paramIndex("mode");
    return mode >= 0
        && (isCreat || opens(context, flags -> (flags & (O_CREAT | O_TMPFILE)) != 0))
        && (context.params().number(mode) & S_IXALL) != 0;
  }

  private static boolean isSyslog(EventContext context) {
    return context.type().has(Flag.WRITES_TO_FD)
        && context.fd() != null
        && context.fd().name().contains("/dev/log");
  }
}
