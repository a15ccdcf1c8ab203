package dev.eyas.rules.validation.lint;

import dev.eyas.catalog.Operator;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Whether one formula holds whenever another does. A yes is proved; a no may only mean that no
 * proof was found.
 */
final class Implication {
  private final Map<Long, Boolean> known = new HashMap<>();

  boolean holds(Formula premise, Formula conclusion) {
    if (premise == conclusion) {
      return true;
    }
    long key = (long) premise.id() << 32 | conclusion.id();
    Boolean before = known.get(key);
    if (before == null) {
      before = prove(premise, conclusion);
      known.put(key, before);
    }
    return before;
  }

  private boolean prove(Formula premise, Formula conclusion) {
    if (conclusion instanceof Formula.And and) {
      return and.operands().stream().allMatch(operand -> holds(premise, operand));
    }
    if (premise instanceof Formula.Or or) {
      return or.operands().stream().allMatch(operand -> holds(operand, conclusion));
    }
    if (conclusion instanceof Formula.Or or
        && or.operands().stream().anyMatch(operand -> holds(premise, operand))) {
      return true;
    }
    if (premise instanceof Formula.And and) {
      return and.operands().stream().anyMatch(operand -> holds(operand, conclusion));
    }
    return premise instanceof Formula.Literal one
        && conclusion instanceof Formula.Literal other
        && one.isAbout(other)
        && implies(one, other);
  }

  private static boolean implies(Formula.Literal premise, Formula.Literal conclusion) {
    ValueFacts given = premise.facts();
    ValueFacts wanted = conclusion.facts();
    if (!premise.negated() && !conclusion.negated()) {
      return implies(given, wanted);
    }
    if (premise.negated() && conclusion.negated()) {
      return implies(wanted, given);
    }
    return !premise.negated() && conclusion.negated() && !given.many() && excludes(given, wanted);
  }

  /** Value by value, which is also right for a field that has many of them. */
  private static boolean implies(ValueFacts given, ValueFacts wanted) {
    if (given.kind() == ValueFacts.Kind.OPAQUE || wanted.kind() == ValueFacts.Kind.OPAQUE) {
      return false;
    }
    if (given.isEmptyList() || wanted.operator() == Operator.EXISTS) {
      return true;
    }
    Optional<List<String>> values = given.values();
    if (values.isPresent()) {
      return values.get().stream().allMatch(value -> wanted.holds(value).orElse(false));
    }
    return given.constants().size() == 1
        && wanted.constants().size() == 1
        && impliesOne(given, wanted, given.constants().get(0), wanted.constants().get(0));
  }

  private static boolean impliesOne(ValueFacts given, ValueFacts wanted, String one, String other) {
    if (given.kind() == ValueFacts.Kind.NUMBER) {
      return bounds(
          given.operator(), wanted.operator(), new BigInteger(one), new BigInteger(other));
    }
    BiPredicate<String, String> test =
        switch (wanted.operator()) {
          case CONTAINS -> String::contains;
          case STARTSWITH -> String::startsWith;
          case ENDSWITH -> String::endsWith;
          default -> (a, b) -> false;
        };
    boolean comparable =
        switch (given.operator()) {
          case CONTAINS, STARTSWITH, ENDSWITH ->
              given.operator() == wanted.operator() || wanted.operator() == Operator.CONTAINS;
          default -> false;
        };
    return comparable && test.test(one, other);
  }

  private static boolean bounds(Operator given, Operator wanted, BigInteger one, BigInteger other) {
    int order = one.compareTo(other);
    return switch (given) {
      case GT -> wanted == Operator.GT && order >= 0 || wanted == Operator.GE && order >= 0;
      case GE -> wanted == Operator.GE && order >= 0 || wanted == Operator.GT && order > 0;
      case LT -> wanted == Operator.LT && order <= 0 || wanted == Operator.LE && order <= 0;
      case LE -> wanted == Operator.LE && order <= 0 || wanted == Operator.LT && order < 0;
      default -> false;
    };
  }

  /** Whether no value for which one comparison holds makes the other one hold. */
  private static boolean excludes(ValueFacts given, ValueFacts other) {
    Optional<List<String>> values = given.values();
    if (values.isPresent()) {
      return values.get().stream().allMatch(value -> !other.holds(value).orElse(true));
    }
    return given.operator() == Operator.NE
        && given.kind() != ValueFacts.Kind.OPAQUE
        && other.values().filter(given.constants()::containsAll).isPresent()
        && given.constants().size() == 1;
  }
}
