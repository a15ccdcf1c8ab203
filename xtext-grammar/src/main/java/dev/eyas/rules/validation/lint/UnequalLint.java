package dev.eyas.rules.validation.lint;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.FieldFacts;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.ConditionPrinter;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.ruleset.EffectiveRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * {@code !=} where it differs from {@code not … =}: it is false for a field that has no value, and
 * true as soon as one of many values differs.
 */
final class UnequalLint implements Lint {
  private static final String DESCRIPTOR = "fd";

  @Override
  public LintCode code() {
    return LintCode.EYAS007;
  }

  @Override
  public void check(LintedRules rules, Consumer<Finding> findings) {
    Search search = new Search(rules, findings);
    for (EffectiveRule rule : rules.ruleset().rules()) {
      if (rules.cancelled().getAsBoolean()) {
        return;
      }
      search.look(rule.condition(), List.of());
    }
  }

  private final class Search {
    private final Rewriting rewriting;
    private final Consumer<Finding> findings;
    private final Containing asking = new Containing(check -> check.operator() == Operator.NE);
    private final Set<Condition> macros = Collections.newSetFromMap(new IdentityHashMap<>());

    Search(LintedRules rules, Consumer<Finding> findings) {
      this.rewriting = new Rewriting(rules);
      this.findings = findings;
    }

    /**
     * @param beside what must hold too for the condition to be of any consequence
     */
    void look(Condition condition, List<Condition> beside) {
      if (!asking.test(condition)) {
        return;
      }
      if (condition instanceof Condition.And and) {
        for (Condition operand : and.operands().stream().filter(asking::test).toList()) {
          List<Condition> others = new ArrayList<>(beside);
          and.operands().stream().filter(other -> other != operand).forEach(others::add);
          look(operand, others);
        }
      } else if (condition instanceof Condition.Or or) {
        or.operands().forEach(operand -> look(operand, beside));
      } else if (condition instanceof Condition.Not not) {
        look(not.operand(), beside);
      } else if (condition instanceof Condition.MacroUse macro) {
        if (macros.add(macro.body())) {
          look(macro.body(), beside);
        }
      } else {
        look((Condition.Check) condition, beside);
      }
    }

    private void look(Condition.Check check, List<Condition> beside) {
      if (check.operator() != Operator.NE
          || check.modifier() != null
          || !(check.left() instanceof Operand.FieldRef field)) {
        return;
      }
      FieldFacts facts = FieldFacts.of(field.field(), field.argument());
      if (facts.many()) {
        tell(check, "'%s' has many values, and this is true as soon as one of them differs");
      } else if (facts.absence() != null
          && beside.stream().noneMatch(other -> provides(other, facts.absence()))) {
        tell(check, "Without a " + facts.absence() + " '%s' has no value, and then this is false");
      }
    }

    private void tell(Condition.Check check, String reason) {
      Condition.Check equal =
          new Condition.Check(check.left(), Operator.EQ, null, check.right(), check.written());
      String negation = "not " + ConditionPrinter.print(equal);
      String message = reason.formatted(check.left().text()) + "; '" + negation + "' differs.";
      findings.accept(
          Finding.of(code(), check.origin(), message)
              .fixedBy(rewriting.replacing(check, "Replace by '" + negation + "'", negation)));
    }
  }

  /** Whether a condition can only hold where there is such a thing. */
  private static boolean provides(Condition condition, String thing) {
    if (condition instanceof Condition.And and) {
      return and.operands().stream().anyMatch(operand -> provides(operand, thing));
    }
    if (condition instanceof Condition.Or or) {
      return or.operands().stream().allMatch(operand -> provides(operand, thing));
    }
    if (condition instanceof Condition.MacroUse macro) {
      return provides(macro.body(), thing);
    }
    return condition instanceof Condition.Check check && provides(check, thing);
  }

  private static boolean provides(Condition.Check check, String thing) {
    if (thing.equals(DESCRIPTOR) && EventTypes.isAbout(check)) {
      return usesDescriptor(check);
    }
    return check.operator() != Operator.NE
        && Operands.fields(check.left())
            .anyMatch(f -> thing.equals(FieldFacts.of(f.field(), f.argument()).absence()));
  }

  private static boolean usesDescriptor(Condition.Check check) {
    List<String> names = ValueFacts.of(check).values().orElse(List.of());
    return !names.isEmpty()
        && names.stream()
            .flatMap(UnequalLint::delivered)
            .allMatch(
                event -> event.has(EventType.Flag.USES_FD) || event.has(EventType.Flag.CREATES_FD));
  }

  private static Stream<EventType> delivered(String name) {
    return Events.named(name).stream().filter(event -> !event.isEnter());
  }
}
