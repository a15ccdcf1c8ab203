package dev.eyas.sensor.pushdown;

import dev.eyas.rules.condition.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be true of an event for a condition to hold, as far as the kernel can tell: some
 * alternatives, one of which the event keeps to; none if it cannot hold. Negation is pushed down to
 * the comparisons.
 */
final class NecessaryCondition {
  /** More alternatives than these become one that is weaker. */
  private static final int MAX = 16;

  private NecessaryCondition() {}

  static List<Alternative> of(Condition condition, Subject subject) {
    return of(condition, false, subject);
  }

  private static List<Alternative> of(Condition condition, boolean negated, Subject subject) {
    if (condition instanceof Condition.Not not) {
      return of(not.operand(), !negated, subject);
    }
    if (condition instanceof Condition.MacroUse macro) {
      return of(macro.body(), negated, subject);
    }
    if (condition instanceof Condition.And and) {
      return negated ? some(and.operands(), true, subject) : all(and.operands(), false, subject);
    }
    if (condition instanceof Condition.Or or) {
      return negated ? all(or.operands(), true, subject) : some(or.operands(), false, subject);
    }
    return Bounds.of((Condition.Check) condition, negated, subject);
  }

  private static List<Alternative> all(List<Condition> operands, boolean negated, Subject subject) {
    List<Alternative> result = List.of(Alternative.ANY);
    for (Condition operand : operands) {
      List<Alternative> more = of(operand, negated, subject);
      List<Alternative> product = new ArrayList<>();
      for (Alternative one : result) {
        more.stream().map(one::and).filter(Alternative::isPossible).forEach(product::add);
      }
      result = limited(product);
    }
    return result;
  }

  private static List<Alternative> some(
      List<Condition> operands, boolean negated, Subject subject) {
    List<Alternative> result = new ArrayList<>();
    operands.forEach(operand -> result.addAll(of(operand, negated, subject)));
    return limited(result);
  }

  private static List<Alternative> limited(List<Alternative> alternatives) {
    if (alternatives.contains(Alternative.ANY)) {
      return List.of(Alternative.ANY);
    }
    List<Alternative> distinct = alternatives.stream().distinct().toList();
    return distinct.size() <= MAX
        ? distinct
        : List.of(distinct.stream().reduce(Alternative::hull).orElseThrow());
  }
}
