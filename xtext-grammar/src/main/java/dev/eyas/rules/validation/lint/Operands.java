package dev.eyas.rules.validation.lint;

import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.Operand.Argument;
import dev.eyas.rules.condition.Right;
import java.util.stream.Stream;

/** The fields in the operands of comparisons. */
final class Operands {
  private Operands() {}

  /** Fields on both sides, those within transformers too. */
  static Stream<Operand.FieldRef> fields(Condition.Check check) {
    return check.right() instanceof Right.Value right
        ? Stream.concat(fields(check.left()), fields(right.operand()))
        : fields(check.left());
  }

  static Stream<Operand.FieldRef> fields(Operand operand) {
    if (operand instanceof Operand.FieldRef field) {
      return Stream.of(field);
    }
    return ((Operand.TransformerCall) operand).arguments().stream().flatMap(Operands::fields);
  }

  private static Stream<Operand.FieldRef> fields(Argument argument) {
    if (argument instanceof Argument.OfOperand of) {
      return fields(of.operand());
    }
    return argument instanceof Argument.Tuple tuple
        ? tuple.elements().stream().flatMap(Operands::fields)
        : Stream.empty();
  }
}
