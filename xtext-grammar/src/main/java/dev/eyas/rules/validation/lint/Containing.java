package dev.eyas.rules.validation.lint;

import dev.eyas.rules.condition.Condition;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Tells conditions that hold a comparison of some kind from the many that do not. */
final class Containing {
  private final Map<Condition, Boolean> known = new IdentityHashMap<>();
  private final Predicate<Condition.Check> wanted;

  Containing(Predicate<Condition.Check> wanted) {
    this.wanted = wanted;
  }

  boolean test(Condition condition) {
    Boolean before = known.get(condition);
    if (before == null) {
      before = search(condition);
      known.put(condition, before);
    }
    return before;
  }

  private boolean search(Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.operands().stream().anyMatch(this::test);
    }
    if (condition instanceof Condition.Or or) {
      return or.operands().stream().anyMatch(this::test);
    }
    if (condition instanceof Condition.Not not) {
      return test(not.operand());
    }
    if (condition instanceof Condition.MacroUse macro) {
      return test(macro.body());
    }
    return wanted.test((Condition.Check) condition);
  }
}
