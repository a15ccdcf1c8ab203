package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Param;
import dev.eyas.catalog.ParamType;
import dev.eyas.sensor.event.Params;
import dev.eyas.sensor.state.EventContext;
import java.util.Arrays;

/** The parameters of an event, one by one and together. */
final class ArgumentFields {
  private ArgumentFields() {}

  static void register(FieldTable table) {
    table.text("evt.args", ArgumentText::all);
    table.text("evt.info", ArgumentText::all);
    table.withArgument("evt.arg", ArgumentFields::resolved);
    table.withArgument("evt.rawarg", ArgumentFields::raw);
  }

  private static Extractor resolved(String argument) {
    int[] positions = positions(argument);
    NumberNames names = new NumberNames();
    return (context, value) -> {
      int index = positions[context.type().id()];
      if (index < 0 || index >= context.params().count()) {
        return false;
      }
      return value.set(
          names.isNamed(context, index)
              ? names.of(context, index)
              : ArgumentText.of(context, index).preferred());
    };
  }

  private static Extractor raw(String argument) {
    if (FieldTable.isNumber(argument)) {
      throw new UnsupportedRuleException("evt.arg fields must be expressed explicitly");
    }
    return new RawArgument(positions(argument));
  }

  /** A parameter as it is. One that is empty shows as nothing or zero and compares with nothing. */
  private record RawArgument(int[] positions) implements Extractor {
    @Override
    public boolean extract(EventContext context, Value value) {
      int index = positions[context.type().id()];
      if (index < 0 || index >= context.params().count()) {
        return false;
      }
      return context.params().has(index)
          ? read(context, index, value)
          : value.set(0L) && value.set(ArgumentText.ABSENT);
    }

    @Override
    public boolean extractToCompare(EventContext context, Value value) {
      return context.params().has(positions[context.type().id()]) && extract(context, value);
    }
  }

  private static boolean read(EventContext context, int index, Value value) {
    Params params = context.params();
    Param param = context.type().params().get(index);
    return switch (param.type()) {
      case CHARBUF, FSPATH, FSRELPATH -> value.set(params.text(index));
      case BYTEBUF, CHARBUFARRAY, SOCKADDR, SOCKTUPLE, FDLIST -> value.set(params.bytes(index));
      case DYN -> variant(params, index, param, value);
      default -> value.set(params.number(index));
    };
  }

  private static boolean variant(Params params, int index, Param param, Value value) {
    int choice = params.byteAt(index, 0);
    if (choice >= param.variants().size()) {
      return false;
    }
    ParamType type = param.variants().get(choice).type();
    return switch (type) {
      case CHARBUF -> value.set(params.textAt(index, 1));
      case BYTEBUF -> value.set(params.bytes(index).substring(1));
      default -> value.set(params.number(index, 1, params.length(index) - 1, type));
    };
  }

  /** Where each event type keeps the parameter of this name or number; -1: nowhere. */
  private static int[] positions(String argument) {
    int[] positions = new int[EventType.COUNT];
    boolean isNumber = FieldTable.isNumber(argument);
    int number = isNumber ? FieldTable.index("evt.arg", argument) : -1;
    for (EventType type : Events.all()) {
      positions[type.id()] =
          isNumber ? (number < type.params().size() ? number : -1) : type.paramIndex(argument);
    }
    if (!isNumber && Arrays.stream(positions).noneMatch(position -> position >= 0)) {
      throw new UnsupportedRuleException("unknown event argument " + argument);
    }
    return positions;
  }
}
