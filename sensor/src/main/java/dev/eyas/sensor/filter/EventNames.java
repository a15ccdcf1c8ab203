package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Syscall;
import dev.eyas.catalog.Syscalls;
import dev.eyas.sensor.state.EventContext;

/** The names of events. */
public final class EventNames {
  private EventNames() {}

  /** What {@code evt.type} yields: system calls without an event of their own share one slot. */
  public static String of(EventContext context) {
    EventType type = context.type();
    if (!isShared(type)) {
      return type.name();
    }
    int code = (int) context.params().number(0);
    return Syscalls.byCode(code).map(Syscall::name).orElse("<unknown>");
  }

  /** Whether system calls without an event of their own share the type. */
  static boolean isShared(EventType type) {
    return type.code().startsWith("PPME_GENERIC");
  }
}
