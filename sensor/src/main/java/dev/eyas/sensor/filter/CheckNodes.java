package dev.eyas.sensor.filter;

import dev.eyas.catalog.Operator;
import dev.eyas.sensor.state.EventContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** The nodes of checks. Without a value on either side a check is false, whatever its operator. */
final class CheckNodes {
  private CheckNodes() {}

  static Node exists(Extractor left) {
    Value slot = new Value();
    return node(context -> left.extract(context, slot));
  }

  static Node test(Extractor left, ValueTest test) {
    Value slot = new Value();
    return node(context -> left.extractToCompare(context, slot) && test.test(slot));
  }

  static Node anyInChain(ChainExtractor left, ValueTest test) {
    Value slot = new Value();
    return node(context -> left.any(context, slot, test));
  }

  static Node pair(PairExtractor left, Operator operator, ValueTest test) {
    Value slot = new Value();
    return operator == Operator.NE
        ? node(context -> left.both(context, slot, test))
        : node(context -> left.either(context, slot, test));
  }

  /** {@code in} on a list: every element must be among the constants; none at all is fine. */
  static Node allIn(Extractor left, List<String> constants) {
    Value slot = new Value();
    Set<String> set = new HashSet<>(constants);
    return node(context -> left.extract(context, slot) && set.containsAll(slot.list()));
  }

  /** {@code intersects} on a list: one element must be among the constants. */
  static Node someIn(Extractor left, List<String> constants) {
    Value slot = new Value();
    Set<String> set = new HashSet<>(constants);
    return node(
        context -> left.extract(context, slot) && slot.list().stream().anyMatch(set::contains));
  }

  /** A comparison with another value of the same event. */
  static Node compare(Extractor left, Extractor right, BiPredicate<Value, Value> comparison) {
    Value leftSlot = new Value();
    Value rightSlot = new Value();
    return node(
        context ->
            left.extractToCompare(context, leftSlot)
                && right.extractToCompare(context, rightSlot)
                && comparison.test(leftSlot, rightSlot));
  }

  private interface Judge {
    boolean judge(EventContext context);
  }

  private static Node node(Judge judge) {
    return new Node() {
      @Override
      boolean judge(EventContext context) {
        return judge.judge(context);
      }
    };
  }
}
