package dev.eyas.rules.validation.lint;

import dev.eyas.catalog.Operator;
import dev.eyas.rules.condition.EventTypeSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Formulas that no event can make true. A contradiction that is found is one; not all are. */
final class Contradictions {
  /** Alternatives that are tried one by one beside what must hold with them. */
  private static final int MAX_ALTERNATIVES = 200;

  /**
   * What cannot be together.
   *
   * @param last may be the same as the first, where it alone never holds
   */
  record Clash(Formula first, Formula last) {}

  private final Map<Integer, Optional<Clash>> known = new HashMap<>();
  private final Map<Integer, Optional<BitSet>> types = new HashMap<>();

  Optional<Clash> in(Formula formula) {
    Optional<Clash> before = known.get(formula.id());
    if (before == null) {
      before = search(formula);
      known.put(formula.id(), before);
    }
    return before;
  }

  private Optional<Clash> search(Formula formula) {
    if (formula instanceof Formula.Literal literal) {
      boolean never = !literal.negated() && literal.facts().isEmptyList();
      return never ? Optional.of(new Clash(literal, literal)) : Optional.empty();
    }
    if (formula instanceof Formula.Or or) {
      List<Optional<Clash>> all = or.operands().stream().map(this::in).toList();
      return all.stream().allMatch(Optional::isPresent) ? all.get(0) : Optional.empty();
    }
    return inAll(((Formula.And) formula).operands());
  }

  private Optional<Clash> inAll(List<Formula> operands) {
    for (Formula operand : operands) {
      Optional<Clash> clash = in(operand);
      if (clash.isPresent()) {
        return clash;
      }
    }
    List<Formula.Literal> literals = literals(operands);
    Map<String, List<Formula.Literal>> bySubject = new HashMap<>();
    for (Formula.Literal literal : literals) {
      List<Formula.Literal> earlier =
          bySubject.computeIfAbsent(literal.facts().subject(), s -> new ArrayList<>());
      for (Formula.Literal other : earlier) {
        if (clash(other, literal)) {
          return Optional.of(new Clash(other, literal));
        }
      }
      earlier.add(literal);
    }
    return withAlternatives(operands, bySubject);
  }

  private static List<Formula.Literal> literals(List<Formula> operands) {
    return operands.stream()
        .filter(Formula.Literal.class::isInstance)
        .map(Formula.Literal.class::cast)
        .toList();
  }

  private Optional<Clash> withAlternatives(
      List<Formula> operands, Map<String, List<Formula.Literal>> bySubject) {
    BitSet left = null;
    for (Formula operand : operands) {
      Optional<BitSet> named = eventTypes(operand);
      if (named.isPresent()) {
        left = left == null ? named.get() : intersection(left, named.get());
        if (left.isEmpty()) {
          return Optional.of(new Clash(other(operands, operand), operand));
        }
      }
      if (operand instanceof Formula.Or or
          && or.operands().size() <= MAX_ALTERNATIVES
          && or.operands().stream().allMatch(o -> clashesWithOne(bySubject, o))) {
        return Optional.of(new Clash(other(operands, operand), operand));
      }
    }
    return Optional.empty();
  }

  /** The first operand that is about the same as this one. */
  private static Formula other(List<Formula> operands, Formula operand) {
    Set<String> subjects = subjects(operand);
    return operands.stream()
        .filter(o -> o != operand && !Collections.disjoint(subjects(o), subjects))
        .findFirst()
        .orElse(operands.get(0));
  }

  private static Set<String> subjects(Formula formula) {
    List<Formula> parts = formula instanceof Formula.Or or ? or.operands() : List.of(formula);
    return literals(parts).stream().map(part -> part.facts().subject()).collect(Collectors.toSet());
  }

  private static boolean clashesWithOne(
      Map<String, List<Formula.Literal>> bySubject, Formula alternative) {
    List<Formula> parts =
        alternative instanceof Formula.And and ? and.operands() : List.of(alternative);
    return literals(parts).stream()
        .anyMatch(
            part ->
                bySubject.getOrDefault(part.facts().subject(), List.of()).stream()
                    .anyMatch(beside -> clash(beside, part)));
  }

  /** Whether two comparisons with one subject never hold together. */
  private static boolean clash(Formula.Literal one, Formula.Literal other) {
    if (one.comparison().equals(other.comparison()) || sameText(one, other)) {
      return one.negated() != other.negated();
    }
    if (one.facts().many()) {
      return false;
    }
    return noValueFits(one, other)
        || noValueFits(other, one)
        || !one.negated()
            && !other.negated()
            && (outOfBounds(one.facts(), other.facts()) || endApart(one.facts(), other.facts()));
  }

  /** Whether values would have to begin, or to end, in two ways at once. */
  private static boolean endApart(ValueFacts one, ValueFacts other) {
    if (one.kind() != ValueFacts.Kind.TEXT || one.operator() != other.operator()) {
      return false;
    }
    BiPredicate<String, String> includes =
        switch (one.operator()) {
          case STARTSWITH -> String::startsWith;
          case ENDSWITH -> String::endsWith;
          default -> (whole, part) -> true;
        };
    return one.constants().stream()
        .allMatch(
            a ->
                other.constants().stream()
                    .noneMatch(b -> includes.test(a, b) || includes.test(b, a)));
  }

  private static boolean sameText(Formula.Literal one, Formula.Literal other) {
    return one.facts().equals(other.facts())
        && one.facts().kind() != ValueFacts.Kind.OPAQUE
        && one.facts().constants().size() <= 1;
  }

  private static boolean noValueFits(Formula.Literal one, Formula.Literal other) {
    return !one.negated()
        && one.facts().values().isPresent()
        && one.facts().values().get().stream()
            .allMatch(
                value -> other.facts().holds(value).map(h -> h == other.negated()).orElse(false));
  }

  private static boolean outOfBounds(ValueFacts one, ValueFacts other) {
    return one.kind() == ValueFacts.Kind.NUMBER
        && other.kind() == ValueFacts.Kind.NUMBER
        && (isBelow(one, other) || isBelow(other, one));
  }

  private static boolean isBelow(ValueFacts upper, ValueFacts lower) {
    boolean strict = upper.operator() == Operator.LT || lower.operator() == Operator.GT;
    boolean bounds =
        (upper.operator() == Operator.LT || upper.operator() == Operator.LE)
            && (lower.operator() == Operator.GT || lower.operator() == Operator.GE);
    if (!bounds || upper.constants().size() != 1 || lower.constants().size() != 1) {
      return false;
    }
    int order =
        new BigInteger(upper.constants().get(0))
            .compareTo(new BigInteger(lower.constants().get(0)));
    return order < 0 || order == 0 && strict;
  }

  /** Numbers of the event types that a formula names; empty where it names none. */
  private Optional<BitSet> eventTypes(Formula formula) {
    Optional<BitSet> before = types.get(formula.id());
    if (before == null) {
      before = namedTypes(formula);
      types.put(formula.id(), before);
    }
    return before;
  }

  private Optional<BitSet> namedTypes(Formula formula) {
    if (formula instanceof Formula.And and) {
      return and.operands().stream()
          .flatMap(operand -> eventTypes(operand).stream())
          .reduce(Contradictions::intersection);
    }
    if (formula instanceof Formula.Or or) {
      List<BitSet> all =
          or.operands().stream().flatMap(operand -> eventTypes(operand).stream()).toList();
      return all.size() == or.operands().size()
          ? all.stream().reduce(Contradictions::union)
          : Optional.empty();
    }
    return namedTypes((Formula.Literal) formula);
  }

  private static BitSet intersection(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  private static BitSet union(BitSet one, BitSet other) {
    BitSet either = (BitSet) one.clone();
    either.or(other);
    return either;
  }

  /** Without negated names: those of one slot may share it with others. */
  private static Optional<BitSet> namedTypes(Formula.Literal literal) {
    boolean named =
        !literal.negated()
            && EventTypes.isAbout(literal.check())
            && literal.facts().values().isPresent();
    return named ? Optional.of(EventTypeSet.of(literal.check())) : Optional.empty();
  }
}
