package dev.eyas.sensor.filter;

import dev.eyas.catalog.PrintFormat;
import dev.eyas.rules.condition.Operand;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.filter.Explanation.FieldValue;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.InetText;
import java.util.StringJoiner;

/** A field or transformer whose value people look at. */
final class ShownOperand {
  private static final int MAX_LENGTH = 256;

  private final Operand operand;
  private final Extractor extractor;
  private final PrintFormat format;
  private final Value value = new Value();

  ShownOperand(Operand operand, Extractor extractor) {
    this.operand = operand;
    this.extractor = extractor;
    format = operand instanceof Operand.FieldRef ref ? ref.field().format() : PrintFormat.DEC;
  }

  /** The value on the event in hand; one that cannot be read is none. */
  FieldValue read(EventContext context) {
    String text;
    try {
      text = text(context);
    } catch (RuntimeException e) {
      text = null;
    }
    return new FieldValue(operand.text(), text == null ? null : cut(ByteStrings.decode(text)));
  }

  private String text(EventContext context) {
    if (extractor instanceof PairExtractor pair) {
      return bothEnds(pair, context);
    }
    if (!extractor.extractToCompare(context, value)) {
      return null;
    }
    return operand.isList() ? "(" + String.join(", ", value.list()) + ")" : one();
  }

  private String one() {
    return Kind.of(operand.type()) == Kind.NET
        ? InetText.of(value.address())
        : ValueText.of(operand.type(), format, value);
  }

  private String bothEnds(PairExtractor pair, EventContext context) {
    if (context.fd() == null) {
      return null;
    }
    StringJoiner ends = new StringJoiner(", ");
    for (PairExtractor.End end : new PairExtractor.End[] {pair.source(), pair.destination()}) {
      if (end.extract(context, value)) {
        ends.add(one());
      }
    }
    return ends.length() == 0 ? null : ends.toString();
  }

  private static String cut(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
  }
}
