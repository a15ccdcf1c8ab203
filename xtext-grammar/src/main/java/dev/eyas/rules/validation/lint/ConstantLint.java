package dev.eyas.rules.validation.lint;

import dev.eyas.catalog.Operator;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.ruleset.EffectiveRule;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Conditions, and groups within them, that no event can make true, or none can make false. {@code
 * evt.num = 0} and its like are taken for what they are: a way to write never and always.
 */
final class ConstantLint implements Lint {
  private static final String UNEQUAL =
      "This holds whenever '%s' has a value: one of '%s' and '%s' does.";
  private static final Pattern EMPTY = Pattern.compile("\\(\\s*\\)$");

  @Override
  public LintCode code() {
    return LintCode.EYAS003;
  }

  @Override
  public void check(LintedRules rules, Consumer<Finding> findings) {
    Search search = new Search(rules, findings);
    rules.forEachRule(search::look);
  }

  private final class Search {
    private final LintedRules rules;
    private final Consumer<Finding> findings;
    private final Formulas formulas;
    private final Contradictions contradictions;
    private final Set<Condition> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** What was found to be constant: what contains it is so only because of it. */
    private final Set<Condition> told = Collections.newSetFromMap(new IdentityHashMap<>());

    Search(LintedRules rules, Consumer<Finding> findings) {
      this.rules = rules;
      this.findings = findings;
      this.formulas = rules.formulas();
      this.contradictions = rules.contradictions();
    }

    void look(EffectiveRule rule) {
      boolean explained = look(rule.condition());
      if (explained) {
        return;
      }
      contradictions
          .in(formulas.of(rule.condition()))
          .map(Contradictions.Clash::last)
          .filter(Formula.Literal.class::isInstance)
          .flatMap(last -> formulas.checkIn(rule.condition(), (Formula.Literal) last))
          .filter(this::isWrittenEmpty)
          .ifPresent(check -> findings.accept(ofRule(rule, check)));
    }

    /** A list that is named may be meant to be filled elsewhere. */
    private boolean isWrittenEmpty(Condition.Check check) {
      RulesText file = rules.file(check.origin());
      return file != null && EMPTY.matcher(file.text(check.origin())).find();
    }

    private Finding ofRule(EffectiveRule rule, Condition.Check check) {
      return Finding.of(
              code(),
              rules.nameOf(rule),
              "The rule never fires: its condition asks for one of no values.")
          .related(check.origin(), "the list is empty");
    }

    /**
     * @return whether something in the condition is constant and has been told
     */
    private boolean look(Condition condition) {
      if (condition instanceof Condition.MacroUse macro) {
        return lookAtMacro(macro);
      }
      if (condition instanceof Condition.Not not) {
        return look(not.operand());
      }
      List<Condition> operands = operands(condition);
      boolean inside = false;
      for (Condition operand : operands) {
        inside |= look(operand);
      }
      return inside || !operands.isEmpty() && tell(condition, operands);
    }

    private boolean lookAtMacro(Condition.MacroUse macro) {
      if (seen.add(macro.body()) && look(macro.body())) {
        told.add(macro.body());
      }
      return told.contains(macro.body());
    }

    private boolean tell(Condition condition, List<Condition> operands) {
      boolean and = condition instanceof Condition.And;
      Formula formula = and ? formulas.of(condition) : formulas.negationOf(condition);
      Optional<Contradictions.Clash> clash =
          contradictions.in(formula).filter(c -> c.first() != c.last());
      if (clash.isEmpty()) {
        return !and && tellUnequal(operands);
      }
      Condition first = operandOf(operands, clash.get().first(), and);
      Condition last = operandOf(operands, clash.get().last(), and);
      if (operands.indexOf(last) < operands.indexOf(first)) {
        findings.accept(finding(and, last, clash.get().last(), first));
      } else {
        findings.accept(finding(and, first, clash.get().first(), last));
      }
      return true;
    }

    /** Any value is unequal to one of two others. */
    private boolean tellUnequal(List<Condition> operands) {
      Map<String, Condition.Check> first = new HashMap<>();
      for (Condition operand : operands) {
        if (operand instanceof Condition.Check check && isUnequal(check)) {
          ValueFacts facts = ValueFacts.of(check);
          Condition.Check other = first.putIfAbsent(facts.subject(), check);
          if (other != null && !ValueFacts.of(other).constants().equals(facts.constants())) {
            String message = UNEQUAL.formatted(facts.subject(), text(other), text(check));
            findings.accept(
                Finding.of(code(), check.origin(), message)
                    .related(other.origin(), "the other part"));
            return true;
          }
        }
      }
      return false;
    }

    private Finding finding(boolean and, Condition first, Formula part, Condition last) {
      return Finding.of(code(), last.origin(), message(and, first, last))
          .related(place(first, part), "the other part");
    }

    /** The operand that a part of the formula comes from. */
    private Condition operandOf(List<Condition> operands, Formula part, boolean and) {
      return operands.stream()
          .filter(operand -> contains(formula(operand, and), part))
          .findFirst()
          .orElse(operands.get(operands.size() - 1));
    }

    private SourceRange place(Condition operand, Formula part) {
      return part instanceof Formula.Literal literal && operand instanceof Condition.MacroUse
          ? formulas.checkIn(operand, literal).map(Condition::origin).orElse(operand.origin())
          : operand.origin();
    }

    private Formula formula(Condition operand, boolean and) {
      return and ? formulas.of(operand) : formulas.negationOf(operand);
    }
  }

  private static boolean isUnequal(Condition.Check check) {
    ValueFacts facts = ValueFacts.of(check);
    return check.operator() == Operator.NE
        && check.modifier() == null
        && facts.kind() != ValueFacts.Kind.OPAQUE
        && !facts.many();
  }

  private static boolean contains(Formula formula, Formula part) {
    return formula == part || formula instanceof Formula.And and && and.operands().contains(part);
  }

  private static List<Condition> operands(Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.operands();
    }
    return condition instanceof Condition.Or or ? or.operands() : List.of();
  }

  private static String message(boolean never, Condition first, Condition last) {
    String parts = "'" + text(first) + "' and '" + text(last) + "'";
    return never
        ? "This can never hold: " + parts + " contradict each other."
        : "This always holds: one of " + parts + " does.";
  }

  private static String text(Condition condition) {
    String text = condition.written().text().replaceAll("\\s+", " ");
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }
}
