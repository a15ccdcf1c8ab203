package dev.eyas.rules.validation.lint;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.FieldFacts;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.ConditionPrinter;
import dev.eyas.rules.condition.Operand;
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
  private static final String DESCRIPTOR = "an fd";

  @Override
  public LintCode code() {
    return LintCode.EYAS007;
  }

  @Override
  public void check(LintedRules rules, Consumer<Finding> findings) {
    Search search = new Search(rules, findings);
    rules.forEachRule(rule -> search.look(rule.condition(), List.of()));
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
          && beside.stream().noneMatch(other -> provides(other, facts))) {
        tell(check, "Without " + facts.absence() + " '%s' has no value, and then this is false");
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

  /** Whether a condition can only hold where a field has what it needs. */
  private static boolean provides(Condition condition, FieldFacts needing) {
    if (condition instanceof Condition.And and) {
      return and.operands().stream().anyMatch(operand -> provides(operand, needing));
    }
    if (condition instanceof Condition.Or or) {
      return or.operands().stream().allMatch(operand -> provides(operand, needing));
    }
    if (condition instanceof Condition.MacroUse macro) {
      return provides(macro.body(), needing);
    }
    return condition instanceof Condition.Check check && provides(check, needing);
  }

  private static boolean provides(Condition.Check check, FieldFacts needing) {
    if (EventTypes.isAbout(check)) {
      return provideAll(check, needing);
    }
    return check.operator() != Operator.NE
        && Operands.fields(check.left())
            .map(f -> FieldFacts.of(f.field(), f.argument()).absence())
            .anyMatch(needing.absence()::equals);
  }

  /** Whether each event type that is named does. */
  private static boolean provideAll(Condition.Check check, FieldFacts needing) {
    List<String> names = ValueFacts.of(check).values().orElse(List.of());
    return !names.isEmpty()
        && names.stream()
            .flatMap(UnequalLint::delivered)
            .allMatch(event -> provides(event, needing));
  }

  private static boolean provides(EventType event, FieldFacts needing) {
    return needing.absence().equals(DESCRIPTOR)
        ? event.has(EventType.Flag.USES_FD) || event.has(EventType.Flag.CREATES_FD)
        : event.params().stream().anyMatch(param -> needing.params().contains(param.name()));
  }

  private static Stream<EventType> delivered(String name) {
    return Events.named(name).stream().filter(event -> !event.isEnter());
  }
}
