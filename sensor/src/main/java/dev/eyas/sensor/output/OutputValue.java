package dev.eyas.sensor.output;

import dev.eyas.catalog.ParamType;
import dev.eyas.catalog.PrintFormat;
import dev.eyas.rules.condition.Operand;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.filter.Extractor;
import dev.eyas.sensor.filter.OperandCompiler;
import dev.eyas.sensor.filter.Value;
import dev.eyas.sensor.filter.ValueText;
import dev.eyas.sensor.state.EventContext;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/** A field or transformer in an output. */
final class OutputValue {
  /** Longer lists are cut. */
  private static final int MAX_LIST_BYTES = 1023;

  /** Times that people read as text and programs as nanoseconds. */
  private static final Set<String> TIMES =
      Set.of(
          "evt.time",
          "evt.time.s",
          "evt.time.iso8601",
          "evt.datetime",
          "evt.datetime.s",
          "evt.outputtime");

  private final Operand operand;
  private final PrintFormat format;
  private final Extractor extractor;
  private final Value slot = new Value();

  OutputValue(Operand operand, OperandCompiler operands) {
    this.operand = operand;
    extractor = operands.compile(operand);
    format = operand instanceof Operand.FieldRef ref ? ref.field().format() : PrintFormat.DEC;
  }

  /** The value as a byte string, or null. */
  String text(EventContext context) {
    if (!extractor.extract(context, slot)) {
      return null;
    }
    return operand.isList() ? listText() : ValueText.of(operand.type(), format, slot);
  }

  /** The value with its JSON type, or null. */
  Object json(EventContext context) {
    if (TIMES.contains(operand.text())) {
      return context.time();
    }
    if (!extractor.extract(context, slot)) {
      return null;
    }
    if (operand.isList()) {
      return List.copyOf(slot.list().stream().map(ByteStrings::decode).toList());
    }
    return scalar();
  }

  private Object scalar() {
    ParamType type = operand.type();
    if (type == ParamType.BOOL) {
      return slot.number() != 0;
    }
    if (type == ParamType.DOUBLE) {
      return format == PrintFormat.DEC ? (Object) (long) slot.real() : slot.real();
    }
    boolean isText = format == PrintFormat.HEX || format == PrintFormat.OCT;
    if (format == PrintFormat.NA && ValueText.isNumber(type) && !isRawParameter()) {
      return null;
    }
    if (!ValueText.isNumber(type) || isText) {
      return ByteStrings.decode(ValueText.of(type, format, slot));
    }
    boolean isHuge = slot.number() < 0 && ValueText.isUnsigned(type);
    return isHuge ? new BigInteger(Long.toUnsignedString(slot.number())) : slot.number();
  }

  /** A raw parameter is shown as its event type says, not as the field does. */
  private boolean isRawParameter() {
    return operand instanceof Operand.FieldRef ref && ref.field().name().equals("evt.rawarg");
  }

  private String listText() {
    String text = "(" + String.join(",", slot.list()) + ")";
    return text.length() > MAX_LIST_BYTES ? text.substring(0, MAX_LIST_BYTES) : text;
  }
}
