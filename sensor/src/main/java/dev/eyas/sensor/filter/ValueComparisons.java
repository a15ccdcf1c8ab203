package dev.eyas.sensor.filter;

import dev.eyas.catalog.Operator;
import dev.eyas.catalog.ParamType;
import java.util.Arrays;
import java.util.function.BiPredicate;

/** Comparisons of two values of one event. */
final class ValueComparisons {
  private ValueComparisons() {}

  static BiPredicate<Value, Value> of(ParamType type, Operator operator) {
    Kind kind = Kind.of(type);
    Operator plain =
        operator == Operator.IN || operator == Operator.INTERSECTS ? Operator.EQ : operator;
    return switch (kind) {
      case SIGNED, UNSIGNED, BOOL ->
          (a, b) -> NumberTests.holds(plain, NumberTests.compare(kind, a.number(), b.number()));
      case REAL -> (a, b) -> NumberTests.holds(plain, Double.compare(a.real(), b.real()));
      case TEXT, BUFFER -> text(plain);
      case ADDRESS -> (a, b) -> Arrays.equals(a.address(), b.address()) == (plain != Operator.NE);
      case NET, OTHER ->
          throw new UnsupportedRuleException(
              "field type '" + type + "' doesn't support right-hand side fields");
    };
  }

  private static BiPredicate<Value, Value> text(Operator operator) {
    return switch (operator) {
      case CONTAINS, BCONTAINS -> (a, b) -> a.text().contains(b.text());
      case STARTSWITH, BSTARTSWITH -> (a, b) -> a.text().startsWith(b.text());
      case ENDSWITH -> (a, b) -> a.text().endsWith(b.text());
      case ICONTAINS -> (a, b) -> Ascii.containsIgnoringCase(a.text(), Ascii.lower(b.text()));
      case GLOB -> (a, b) -> Glob.of(b.text()).matches(a.text());
      case IGLOB -> (a, b) -> Glob.ignoringCase(b.text()).matches(a.text());
      case REGEX, PMATCH ->
          throw new UnsupportedRuleException(
              "'" + operator.symbol() + "' doesn't support right-hand side fields");
      default -> (a, b) -> NumberTests.holds(operator, a.text().compareTo(b.text()));
    };
  }
}
