package dev.eyas.sensor.filter;

import dev.eyas.catalog.Operator;
import java.util.Arrays;

/** Comparisons of numbers: as 64 bits, signed or unsigned by the field's type. */
final class NumberTests {
  private NumberTests() {}

  static ValueTest single(Kind kind, Operator operator, long constant) {
    if (operator == Operator.EQ || operator == Operator.EQ2) {
      return value -> value.number() == constant;
    }
    if (operator == Operator.NE) {
      return value -> value.number() != constant;
    }
    return value -> holds(operator, compare(kind, value.number(), constant));
  }

  static ValueTest real(Operator operator, double constant) {
    return value -> holds(operator, Double.compare(value.real(), constant));
  }

  static ValueTest in(long[] constants) {
    long[] sorted = constants.clone();
    Arrays.sort(sorted);
    return value -> Arrays.binarySearch(sorted, value.number()) >= 0;
  }

  static int compare(Kind kind, long left, long right) {
    return kind == Kind.UNSIGNED ? Long.compareUnsigned(left, right) : Long.compare(left, right);
  }

  /**
   * Whether an ordering operator holds.
   *
   * @param order negative, zero or positive, as comparators return it
   */
  static boolean holds(Operator operator, int order) {
    return switch (operator) {
      case EQ, EQ2 -> order == 0;
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
      default ->
          throw new UnsupportedRuleException(
              "'" + operator.symbol() + "' does not compare numbers");
    };
  }
}
