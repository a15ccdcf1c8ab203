package dev.eyas.sensor.output;

import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.Operand.Argument;
import dev.eyas.rules.output.OutputTemplate;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.filter.OperandCompiler;
import dev.eyas.sensor.filter.UnsupportedRuleException;
import dev.eyas.sensor.state.EventContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A rule's output, ready to be filled from an event. For the event path's thread alone. */
public final class CompiledOutput {
  private static final String ABSENT = "<NA>";

  /** A piece of the output; {@code value} is null for literal text. */
  private record Part(String literal, OutputValue value, int width) {}

  private final List<Part> parts = new ArrayList<>();
  private final Map<String, OutputValue> fields = new LinkedHashMap<>();
  private final Map<String, CompiledOutput> formats = new LinkedHashMap<>();
  private final OperandCompiler operands;

  /**
   * @throws UnsupportedRuleException if a field in it is not extracted
   */
  public CompiledOutput(OutputTemplate template, OperandCompiler operands) {
    this.operands = operands;
    for (OutputTemplate.Part part : template.parts()) {
      if (part instanceof OutputTemplate.Literal literal) {
        parts.add(new Part(ByteStrings.encode(literal.text()), null, 0));
      } else if (part instanceof OutputTemplate.Value value) {
        parts.add(new Part("", new OutputValue(value.operand(), operands), value.width()));
        collect(value.operand());
      }
    }
    template.extraFields().forEach(this::addExtraField);
  }

  /** A field that JSON alone has. */
  private void addExtraField(String name, OutputTemplate format) {
    if (format.text().equals("%" + name)
        && format.parts().get(0) instanceof OutputTemplate.Value value) {
      fields.put(name, new OutputValue(value.operand(), operands));
    } else {
      formats.put(name, new CompiledOutput(format, operands));
    }
  }

  /** The output for the event in hand; {@code <NA>} stands for what has no value. */
  public String message(EventContext context) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part.value == null) {
        text.append(part.literal);
      } else {
        String shown = part.value.text(context);
        append(text, shown == null ? ABSENT : shown, part.width);
      }
    }
    return ByteStrings.decode(text.toString());
  }

  /** The value of every field that the output names, with its JSON type; null: no value. */
  public Map<String, Object> fields(EventContext context) {
    Map<String, Object> values = new LinkedHashMap<>();
    fields.forEach((name, value) -> values.put(name, value.json(context)));
    formats.forEach((name, format) -> values.put(name, format.message(context)));
    return values;
  }

  private static void append(StringBuilder text, String shown, int width) {
    if (width == 0) {
      text.append(shown);
    } else if (shown.length() >= width) {
      text.append(shown, 0, width);
    } else {
      text.append(shown).append(" ".repeat(width - shown.length()));
    }
  }

  /** Transformers are not fields: the fields below them are. */
  private void collect(Operand operand) {
    if (operand instanceof Operand.TransformerCall call) {
      call.arguments().forEach(this::collect);
    } else {
      fields.computeIfAbsent(operand.text(), name -> new OutputValue(operand, operands));
    }
  }

  private void collect(Argument argument) {
    if (argument instanceof Argument.OfOperand of) {
      collect(of.operand());
    } else if (argument instanceof Argument.Tuple tuple) {
      tuple.elements().forEach(this::collect);
    }
  }
}
