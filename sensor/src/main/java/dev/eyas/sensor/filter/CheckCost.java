package dev.eyas.sensor.filter;

import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.Right;

/** What a check takes, roughly, in nanoseconds. */
final class CheckCost {
  private static final int NUMBER = 5;
  private static final int TEXT = 10;
  private static final int TRANSFORMED = 40;
  private static final int ARGUMENT = 30;
  private static final int ANCESTORS = 60;
  private static final int REGEX = 300;

  private CheckCost() {}

  static int of(Condition.Check check) {
    return operand(check.left())
        + comparison(check)
        + (check.right() instanceof Right.Value value ? operand(value.operand()) : 0);
  }

  private static int operand(Operand operand) {
    if (operand instanceof Operand.TransformerCall) {
      return TRANSFORMED;
    }
    String name = ((Operand.FieldRef) operand).field().name();
    if (name.startsWith("proc.a")) {
      return ANCESTORS;
    }
    if (name.startsWith("evt.arg") || name.startsWith("evt.raw")) {
      return ARGUMENT;
    }
    return Kind.of(operand.type()).isNumber() ? NUMBER : TEXT;
  }

  private static int comparison(Condition.Check check) {
    return switch (check.operator()) {
      case REGEX -> REGEX;
      case CONTAINS, ICONTAINS, BCONTAINS, GLOB, IGLOB, PMATCH -> 2 * TEXT;
      case EXISTS, EQ, EQ2, NE, LT, LE, GT, GE -> 0;
      default -> NUMBER;
    };
  }
}
