package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Operator;
import dev.eyas.sensor.filter.CheckNode.Judge;
import dev.eyas.sensor.filter.CheckNode.TypeJudge;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** The kinds of checks. Without a value on either side a check is false, whatever its operator. */
final class CheckNodes {
  private CheckNodes() {}

  static Judge exists(Extractor left) {
    Value slot = new Value();
    return context -> left.extract(context, slot);
  }

  static Judge test(Slot left, ValueTest test) {
    return context -> left.read(context) && test.test(left.value());
  }

  /** What the event's type tells of a test, or null if nothing. */
  static TypeJudge typeTest(Slot left, ValueTest test) {
    if (!(left.extractor() instanceof TypeExtractor field)) {
      return null;
    }
    Value value = new Value();
    return new TypeJudge() {
      @Override
      public boolean isDecided(EventType type) {
        return field.isDecided(type);
      }

      @Override
      public boolean judge(EventType type) {
        return field.extract(type, value) && test.test(value);
      }
    };
  }

  /** A test of an extractor that is not shared. */
  static Judge test(Extractor left, ValueTest test) {
    Value slot = new Value();
    return context -> left.extractToCompare(context, slot) && test.test(slot);
  }

  static Judge anyInChain(ChainExtractor left, ValueTest test) {
    Value slot = new Value();
    return context -> left.any(context, slot, test);
  }

  static Judge pair(PairExtractor left, Operator operator, ValueTest test) {
    Value slot = new Value();
    return operator == Operator.NE
        ? context -> left.both(context, slot, test)
        : context -> left.either(context, slot, test);
  }

  /** {@code in} on a list: every element must be among the constants; none at all is fine. */
  static Judge allIn(Slot left, List<String> constants) {
    Set<String> set = new HashSet<>(constants);
    return context -> left.read(context) && set.containsAll(left.value().list());
  }

  /** {@code intersects} on a list: one element must be among the constants. */
  static Judge someIn(Slot left, List<String> constants) {
    Set<String> set = new HashSet<>(constants);
    return context -> left.read(context) && left.value().list().stream().anyMatch(set::contains);
  }

  /** A comparison with another value of the same event. */
  static Judge compare(Slot left, Slot right, BiPredicate<Value, Value> comparison) {
    return context ->
        left.read(context) && right.read(context) && comparison.test(left.value(), right.value());
  }
}
