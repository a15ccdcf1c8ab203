package dev.eyas.rules.validation.lint;

import dev.eyas.rules.ruleset.EffectiveRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Rules that never fire because an earlier rule holds whenever they do. Found is only what can be
 * proved from the conditions.
 */
final class ShadowLint implements Lint {
  /** Up to so many rules each is compared with all before it. */
  private static final int FEW_RULES = 500;

  /** Pairs of rules that are compared at most, lest a huge ruleset keep everybody waiting. */
  private static final int MAX_PAIRS = 1_000_000;

  /**
   * @param subjects what its comparisons are about
   * @param required what those comparisons are about that must hold whatever else does
   */
  private record Candidate(
      EffectiveRule rule, Formula formula, Set<String> subjects, Set<String> required) {

    static Candidate of(EffectiveRule rule, Formula formula) {
      List<Formula> parts = formula instanceof Formula.And and ? and.operands() : List.of(formula);
      Set<String> subjects = new HashSet<>();
      addSubjects(formula, subjects);
      Set<String> required = new HashSet<>();
      parts.stream()
          .filter(Formula.Literal.class::isInstance)
          .forEach(literal -> addSubjects(literal, required));
      return new Candidate(rule, formula, subjects, required);
    }

    private static void addSubjects(Formula formula, Set<String> subjects) {
      if (formula instanceof Formula.And and) {
        and.operands().forEach(operand -> addSubjects(operand, subjects));
      } else if (formula instanceof Formula.Or or) {
        or.operands().forEach(operand -> addSubjects(operand, subjects));
      } else {
        subjects.add(((Formula.Literal) formula).facts().subject());
      }
    }
  }

  /** A value that a rule asks of a field. */
  private record Key(String subject, String value) {}

  @Override
  public LintCode code() {
    return LintCode.EYAS004;
  }

  @Override
  public void check(LintedRules rules, Consumer<Finding> findings) {
    new Search(rules, findings).run();
  }

  private final class Search {
    private final LintedRules rules;
    private final Consumer<Finding> findings;
    private final Formulas formulas;
    private final Contradictions contradictions;
    private final Implication implication;

    /** Earlier rules by a value that must be asked for where they are implied. */
    private final Map<Key, List<Candidate>> byValue = new HashMap<>();

    private final List<Candidate> all = new ArrayList<>();
    private final List<Candidate> others = new ArrayList<>();
    private int pairs;

    Search(LintedRules rules, Consumer<Finding> findings) {
      this.rules = rules;
      this.findings = findings;
      this.formulas = rules.formulas();
      this.contradictions = rules.contradictions();
      this.implication = rules.reasoning().implications();
    }

    void run() {
      for (EffectiveRule rule : rules.ruleset().rules()) {
        if (rules.cancelled().getAsBoolean() || pairs > MAX_PAIRS) {
          return;
        }
        if (rule.enabled()) {
          look(Candidate.of(rule, formulas.of(rule.condition())));
        }
      }
    }

    private void look(Candidate later) {
      if (contradictions.in(later.formula()).isPresent()) {
        return;
      }
      for (Candidate earlier : possible(later)) {
        if (shadows(earlier, later)) {
          findings.accept(finding(earlier, later));
          return;
        }
      }
      add(later);
    }

    private Collection<Candidate> possible(Candidate later) {
      if (rules.ruleset().rules().size() <= FEW_RULES) {
        return all;
      }
      Set<Candidate> possible = new LinkedHashSet<>(others);
      Set<Key> keys = new LinkedHashSet<>();
      keys(later.formula(), keys);
      keys.forEach(key -> possible.addAll(byValue.getOrDefault(key, List.of())));
      return possible;
    }

    private boolean shadows(Candidate earlier, Candidate later) {
      pairs++;
      return earlier.rule().source().equals(later.rule().source())
          && later.subjects().containsAll(earlier.required())
          && containsAll(earlier.rule().eventTypes(), later.rule().eventTypes())
          && implication.holds(later.formula(), earlier.formula());
    }

    private void add(Candidate candidate) {
      all.add(candidate);
      Set<Key> required = required(candidate.formula());
      if (required.isEmpty()) {
        others.add(candidate);
      }
      required.forEach(key -> byValue.computeIfAbsent(key, k -> new ArrayList<>()).add(candidate));
    }

    private Finding finding(Candidate earlier, Candidate later) {
      boolean same = earlier.formula() == later.formula();
      String message =
          same
              ? "The rule never fires: '%s' above has the same condition, and only the first rule"
                  + " that matches does."
              : "The rule never fires: whenever it would, '%s' above does, and only the first rule"
                  + " that matches does.";
      return Finding.of(
              code(), rules.nameOf(later.rule()), message.formatted(earlier.rule().name()))
          .related(rules.nameOf(earlier.rule()), "the rule that fires instead");
    }
  }

  private static boolean containsAll(BitSet large, BitSet small) {
    BitSet rest = (BitSet) small.clone();
    rest.andNot(large);
    return rest.isEmpty();
  }

  /** One of these values is asked for by every condition of which a proof can come. */
  private static Set<Key> required(Formula formula) {
    List<Formula> parts = formula instanceof Formula.And and ? and.operands() : List.of(formula);
    Set<Key> best = Set.of();
    for (Formula part : parts) {
      if (part instanceof Formula.Literal literal && !isEventType(literal)) {
        Set<Key> keys = new LinkedHashSet<>();
        keys(literal, keys);
        if (!keys.isEmpty() && (best.isEmpty() || keys.size() < best.size())) {
          best = keys;
        }
      }
    }
    return best;
  }

  private static boolean isEventType(Formula.Literal literal) {
    return literal.facts().subject().equals("evt.type");
  }

  /** The values of positive comparisons. */
  private static void keys(Formula formula, Set<Key> keys) {
    if (formula instanceof Formula.And and) {
      and.operands().forEach(operand -> keys(operand, keys));
    } else if (formula instanceof Formula.Or or) {
      or.operands().forEach(operand -> keys(operand, keys));
    } else {
      Formula.Literal literal = (Formula.Literal) formula;
      if (!literal.negated()) {
        literal
            .facts()
            .values()
            .ifPresent(
                values ->
                    values.forEach(value -> keys.add(new Key(literal.facts().subject(), value))));
      }
    }
  }
}
