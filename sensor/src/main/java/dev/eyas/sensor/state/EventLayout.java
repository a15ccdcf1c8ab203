package dev.eyas.sensor.state;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.EventType.Flag;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Param;
import dev.eyas.catalog.ParamType;

/** Where an event type keeps the descriptor it is about, and its result: worked out once. */
public final class EventLayout {
  private static final int[] FD = new int[EventType.COUNT];
  private static final int[] RESULT = new int[EventType.COUNT];

  static {
    for (EventType type : Events.all()) {
      FD[type.id()] = descriptor(type);
      RESULT[type.id()] = result(type);
    }
  }

  private EventLayout() {}

  /** Index of the parameter with the descriptor that the event makes, uses or closes, or -1. */
  public static int fdParam(EventType type) {
    return FD[type.id()];
  }

  /** Index of the parameter with the call's result, or -1. */
  public static int resultParam(EventType type) {
    return RESULT[type.id()];
  }

  /** Index of a parameter of a current event type. */
  static int param(String code, String name) {
    return Events.byCode(code).orElseThrow().paramIndex(name);
  }

  private static int descriptor(EventType type) {
    if (type.has(Flag.CREATES_FD)) {
      int second = type.paramIndex("fd2");
      return second >= 0 ? second : type.isEnter() ? -1 : 0;
    }
    if (!type.has(Flag.USES_FD) && !type.has(Flag.DESTROYS_FD)) {
      return -1;
    }
    for (int i = 0; i < type.params().size(); i++) {
      Param param = type.params().get(i);
      boolean isResult = i == 0 && param.name().equals("res");
      if (param.type() == ParamType.FD && !isResult) {
        return i;
      }
    }
    return -1;
  }

  private static int result(EventType type) {
    if (type.isEnter() || type.params().isEmpty()) {
      return -1;
    }
    Param first = type.params().get(0);
    return switch (first.type()) {
      case ERRNO, FD, PID, INT64, UINT64 -> 0;
      default -> -1;
    };
  }
}
