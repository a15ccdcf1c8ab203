package dev.eyas.rules.validation.lint;

import dev.eyas.rules.condition.Condition;
import java.util.List;

/**
 * A condition with its macros in place and negation only at comparisons. Within one {@link
 * Formulas} equal formulas are one object, told by their number.
 */
sealed interface Formula {
  int id();

  /** Flat: no operand is an {@code And} itself. */
  record And(int id, List<Formula> operands) implements Formula {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return id;
    }
  }

  /** Flat: no operand is an {@code Or} itself. */
  record Or(int id, List<Formula> operands) implements Formula {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return id;
    }
  }

  /**
   * @param comparison that holds, or does not
   * @param check one of the comparisons that say the same, maybe of a text that has changed since
   * @param facts what the comparison tells of its subject
   */
  record Literal(
      int id,
      Formulas.Comparison comparison,
      Condition.Check check,
      ValueFacts facts,
      boolean negated)
      implements Formula {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return id;
    }

    /** Whether two comparisons are with the same field or transformer. */
    boolean isAbout(Literal other) {
      return facts.subject().equals(other.facts.subject());
    }
  }
}
