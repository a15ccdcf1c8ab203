package dev.eyas.sensor.filter;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.ParamType;
import java.util.List;

/** Compiles the right half of a check: one test for each operator and kind of value. */
final class ValueTests {
  private ValueTests() {}

  /** The operator with one constant. */
  static ValueTest single(ParamType type, Operator operator, String constant) {
    Kind kind = Kind.of(type);
    return switch (kind) {
      case SIGNED, UNSIGNED, BOOL ->
          NumberTests.single(kind, operator, Constants.number(type, constant));
      case REAL -> NumberTests.real(operator, Constants.real(constant));
      case TEXT, BUFFER -> TextTests.single(operator, Constants.text(operator, constant));
      case ADDRESS -> AddressTests.address(operator, constant);
      case NET -> AddressTests.network(operator, constant);
      case OTHER -> throw new UnsupportedRuleException("no operator compares type " + type);
    };
  }

  /** {@code in}, {@code intersects} on one value, or {@code pmatch}. */
  static ValueTest anyOf(ParamType type, Operator operator, List<String> constants) {
    Kind kind = Kind.of(type);
    if (operator == Operator.PMATCH) {
      return TextTests.pathMatch(constants);
    }
    if (kind.isText()) {
      return TextTests.in(constants);
    }
    if (kind.isNumber()) {
      return NumberTests.in(constants.stream().mapToLong(c -> Constants.number(type, c)).toArray());
    }
    List<ValueTest> tests = constants.stream().map(c -> single(type, Operator.EQ, c)).toList();
    return modified(ListModifier.ANYOF, tests);
  }

  /** An operator that must hold for one, any or all elements of a list; never for an empty list. */
  static ValueTest modified(ListModifier modifier, List<ValueTest> tests) {
    ValueTest[] each = tests.toArray(ValueTest[]::new);
    return switch (modifier) {
      case ANYOF -> value -> count(each, value, 1) > 0;
      case ONEOF -> value -> count(each, value, 2) == 1;
      case ALLOF -> value -> each.length > 0 && count(each, value, each.length) == each.length;
    };
  }

  /** How many tests hold, counting no further than {@code enough}. */
  private static int count(ValueTest[] tests, Value value, int enough) {
    int count = 0;
    for (int i = 0; i < tests.length && count < enough; i++) {
      if (tests[i].test(value)) {
        count++;
      }
    }
    return count;
  }
}
