package dev.eyas.rules.validation.lint;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Right;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Makes formulas of conditions; a macro is taken apart once. What conditions of earlier rulesets
 * said is the same formula when it is said again.
 */
final class Formulas {
  /** What makes two comparisons the same. */
  record Comparison(String left, Operator operator, ListModifier modifier, Right right) {
    static Comparison of(Condition.Check check) {
      Operator operator = check.operator() == Operator.EQ2 ? Operator.EQ : check.operator();
      return new Comparison(check.left().text(), operator, check.modifier(), check.right());
    }
  }

  private record LiteralKey(Comparison comparison, boolean negated) {}

  private record GroupKey(boolean and, List<Integer> operands) {}

  private final Map<Object, Formula> known = new HashMap<>();
  private final Map<Condition, Formula> made = new IdentityHashMap<>();
  private final Map<Condition, Formula> madeNegated = new IdentityHashMap<>();

  /** Another ruleset's conditions come. */
  void startRuleset() {
    made.clear();
    madeNegated.clear();
  }

  int size() {
    return known.size();
  }

  Formula of(Condition condition) {
    return of(condition, false);
  }

  /** The first comparison in a condition, or in its macros, that a literal stands for. */
  Optional<Condition.Check> checkIn(Condition condition, Formula.Literal literal) {
    if (condition instanceof Condition.MacroUse macro) {
      return checkIn(macro.body(), literal);
    }
    if (condition instanceof Condition.Not not) {
      return checkIn(not.operand(), literal);
    }
    if (condition instanceof Condition.Check check) {
      return of(check) == literal || negationOf(check) == literal
          ? Optional.of(check)
          : Optional.empty();
    }
    List<Condition> operands =
        condition instanceof Condition.And and
            ? and.operands()
            : ((Condition.Or) condition).operands();
    return operands.stream().flatMap(operand -> checkIn(operand, literal).stream()).findFirst();
  }

  Formula negationOf(Condition condition) {
    return of(condition, true);
  }

  private Formula of(Condition condition, boolean negated) {
    Map<Condition, Formula> cache = negated ? madeNegated : made;
    Formula formula = cache.get(condition);
    if (formula == null) {
      formula = make(condition, negated);
      cache.put(condition, formula);
    }
    return formula;
  }

  private Formula make(Condition condition, boolean negated) {
    if (condition instanceof Condition.And and) {
      return group(!negated, and.operands(), negated);
    }
    if (condition instanceof Condition.Or or) {
      return group(negated, or.operands(), negated);
    }
    if (condition instanceof Condition.Not not) {
      return of(not.operand(), !negated);
    }
    if (condition instanceof Condition.MacroUse macro) {
      return of(macro.body(), negated);
    }
    Condition.Check check = (Condition.Check) condition;
    Comparison comparison = Comparison.of(check);
    return intern(
        new LiteralKey(comparison, negated),
        id -> new Formula.Literal(id, comparison, check, ValueFacts.of(check), negated));
  }

  private Formula group(boolean and, List<Condition> operands, boolean negated) {
    Set<Formula> flat = new LinkedHashSet<>();
    for (Condition operand : operands) {
      Formula formula = of(operand, negated);
      if (and && formula instanceof Formula.And inner) {
        flat.addAll(inner.operands());
      } else if (!and && formula instanceof Formula.Or inner) {
        flat.addAll(inner.operands());
      } else {
        flat.add(formula);
      }
    }
    if (flat.size() == 1) {
      return flat.iterator().next();
    }
    List<Formula> all = List.copyOf(flat);
    GroupKey key = new GroupKey(and, all.stream().map(Formula::id).sorted().toList());
    return intern(key, id -> and ? new Formula.And(id, all) : new Formula.Or(id, all));
  }

  private Formula intern(Object key, IntFunction<Formula> make) {
    Formula formula = known.get(key);
    if (formula == null) {
      formula = make.apply(known.size());
      known.put(key, formula);
    }
    return formula;
  }
}
