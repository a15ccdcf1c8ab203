package dev.eyas.sensor.filter;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Right;
import java.util.List;

/**
 * What a condition says, wherever it is written: equal for conditions that are made of equal
 * comparisons in the same way, with macros in place.
 */
public sealed interface Meaning {
  record Both(List<Meaning> operands) implements Meaning {}

  record Either(List<Meaning> operands) implements Meaning {}

  record Not(Meaning operand) implements Meaning {}

  /**
   * @param right the constants, or the normal form of another operand
   */
  record Check(String left, Operator operator, ListModifier modifier, Object right)
      implements Meaning {}

  /** Of a condition. */
  static Meaning of(Condition condition) {
    if (condition instanceof Condition.And and) {
      return new Both(and.operands().stream().map(Meaning::of).toList());
    }
    if (condition instanceof Condition.Or or) {
      return new Either(or.operands().stream().map(Meaning::of).toList());
    }
    if (condition instanceof Condition.Not not) {
      return new Not(of(not.operand()));
    }
    if (condition instanceof Condition.MacroUse use) {
      return of(use.body());
    }
    return ofCheck((Condition.Check) condition);
  }

  /** Of a comparison. */
  static Check ofCheck(Condition.Check check) {
    Object right =
        check.right() instanceof Right.Value value ? value.operand().text() : check.right();
    return new Check(check.left().text(), check.operator(), check.modifier(), right);
  }
}
