package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Param;
import dev.eyas.catalog.ParamType;
import dev.eyas.sensor.state.EventContext;
import java.util.Arrays;

/**
 * The name that a call was given for a descriptor it did not make: a rule asks what a failed {@code
 * open(2)} was after.
 */
final class GivenNames {
  private static final int[] NAME = new int[EventType.COUNT];

  static {
    Arrays.fill(NAME, -1);
    named("name", "PPME_SYSCALL_OPEN_X", "PPME_SYSCALL_CREAT_X");
    named("name", "PPME_SYSCALL_OPENAT_2_X", "PPME_SYSCALL_OPENAT2_X");
    named("path", "PPME_SYSCALL_OPEN_BY_HANDLE_AT_X");
    named("tuple", "PPME_SOCKET_ACCEPT_5_X", "PPME_SOCKET_ACCEPT4_6_X");
  }

  private GivenNames() {}

  private static void named(String param, String... codes) {
    for (String code : codes) {
      EventType type = Events.byCode(code).orElseThrow();
      NAME[type.id()] = type.paramIndex(param);
    }
  }

  /** The absolute path or the ends of the connection; empty if the call takes none. */
  static String resolved(EventContext context) {
    int index = index(context);
    if (!isPath(context, index)) {
      return other(context, index);
    }
    Param param = context.type().params().get(index);
    String absolute = ArgumentText.absolute(context, index, param);
    return absolute == null || absolute.isEmpty() ? context.params().text(index) : absolute;
  }

  /** As {@link #resolved}, but a path as it was given. */
  static String raw(EventContext context) {
    int index = index(context);
    return isPath(context, index) ? context.params().text(index) : other(context, index);
  }

  private static int index(EventContext context) {
    return NAME[context.type().id()];
  }

  private static boolean isPath(EventContext context, int index) {
    return context.params().has(index)
        && context.type().params().get(index).type() != ParamType.SOCKTUPLE;
  }

  private static String other(EventContext context, int index) {
    if (context.type().isEnter()) {
      return null;
    }
    return index < 0 || index >= context.params().count()
        ? ""
        : ArgumentText.of(context, index).raw();
  }
}
