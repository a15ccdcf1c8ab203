package dev.eyas.rules.validation.lint;

import dev.eyas.rules.condition.Condition;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;

/** Visits the comparisons of rules, those of a macro once however many rules use it. */
final class Checks {
  private final Set<Condition> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Consumer<Condition.Check> visitor;

  private Checks(Consumer<Condition.Check> visitor) {
    this.visitor = visitor;
  }

  static void visit(LintedRules rules, Consumer<Condition.Check> visitor) {
    Checks checks = new Checks(visitor);
    rules.ruleset().rules().forEach(rule -> checks.visit(rule.condition()));
  }

  private void visit(Condition condition) {
    if (condition instanceof Condition.And and) {
      and.operands().forEach(this::visit);
    } else if (condition instanceof Condition.Or or) {
      or.operands().forEach(this::visit);
    } else if (condition instanceof Condition.Not not) {
      visit(not.operand());
    } else if (condition instanceof Condition.MacroUse macro) {
      if (seen.add(macro.body())) {
        visit(macro.body());
      }
    } else {
      visitor.accept((Condition.Check) condition);
    }
  }
}
