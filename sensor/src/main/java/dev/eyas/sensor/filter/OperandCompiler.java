package dev.eyas.sensor.filter;

import dev.eyas.catalog.ParamType;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.Operand.Argument;
import dev.eyas.sensor.event.ByteStrings;
import java.util.List;
import java.util.function.UnaryOperator;

/** Turns fields and transformers into extractors. */
public final class OperandCompiler {
  private final FieldTable fields;

  public OperandCompiler(FieldTable fields) {
    this.fields = fields;
  }

  /**
   * @throws UnsupportedRuleException if a field in it is not extracted
   */
  public Extractor compile(Operand operand) {
    if (operand instanceof Operand.FieldRef ref) {
      return fields.extractor(ref);
    }
    Operand.TransformerCall call = (Operand.TransformerCall) operand;
    return switch (call.transformer()) {
      case TOLOWER -> Transformers.map(argument(call, 0), isList(call, 0), Ascii::lower);
      case TOUPPER -> Transformers.map(argument(call, 0), isList(call, 0), Ascii::upper);
      case BASENAME -> Transformers.map(argument(call, 0), isList(call, 0), Transformers::basename);
      case B64 -> Transformers.map(argument(call, 0), isList(call, 0), decoder(call));
      case LEN -> Transformers.length(argument(call, 0), isList(call, 0));
      case VAL -> argument(call, 0);
      case CONCAT -> Transformers.concat(call.arguments().stream().map(this::compile).toList());
      case JOIN -> Transformers.join(argument(call, 0), listArgument(call.arguments().get(1)));
      case GETOPT -> getopt(call);
    };
  }

  /** A text ends at its first NUL, whatever was encoded behind it. */
  private static UnaryOperator<String> decoder(Operand.TransformerCall call) {
    return call.type() == ParamType.BYTEBUF ? Transformers::base64 : Transformers::base64Text;
  }

  private Extractor getopt(Operand.TransformerCall call) {
    Extractor arguments = listArgument(call.arguments().get(0));
    Extractor letters = argument(call, 1);
    return call.selector() == null
        ? GetOpt.all(arguments, letters)
        : GetOpt.last(arguments, letters, call.selector().charAt(0));
  }

  private Extractor argument(Operand.TransformerCall call, int index) {
    return compile(call.arguments().get(index));
  }

  private static boolean isList(Operand.TransformerCall call, int index) {
    Argument argument = call.arguments().get(index);
    return argument instanceof Argument.Tuple
        || argument instanceof Argument.OfOperand of && of.operand().isList();
  }

  private Extractor compile(Argument argument) {
    if (argument instanceof Argument.OfOperand of) {
      return compile(of.operand());
    }
    if (argument instanceof Argument.Literal literal) {
      String bytes = ByteStrings.encode(literal.value());
      return (context, value) -> value.set(bytes);
    }
    return listArgument(argument);
  }

  private Extractor listArgument(Argument argument) {
    if (argument instanceof Argument.Tuple tuple) {
      List<Extractor> elements = tuple.elements().stream().map(this::compile).toList();
      return Transformers.tuple(elements);
    }
    return compile(argument);
  }
}
