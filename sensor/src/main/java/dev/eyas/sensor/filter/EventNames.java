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
    if (!type.code().startsWith("PPME_GENERIC")) {
      return type.name();
    }
    int code = (int) context.params().number(0);
    return Syscalls.byCode(code).map(Syscall::name).orElse("<unknown>");
  }
}
