package dev.eyas.rules.validation.lint;

/**
 * What has been found out about formulas. It is kept from ruleset to ruleset as long as most of it
 * is of use.
 *
 * @param formulas of conditions
 * @param contradictions among those formulas
 * @param implications among those formulas
 * @param enough formulas after which to begin anew
 */
record Reasoning(
    Formulas formulas, Contradictions contradictions, Implication implications, int enough) {

  Reasoning() {
    this(Integer.MAX_VALUE);
  }

  private Reasoning(int enough) {
    this(new Formulas(), new Contradictions(), new Implication(), enough);
  }

  /** For another ruleset, which resembles the last one. */
  Reasoning next() {
    if (formulas.size() > enough) {
      return new Reasoning();
    }
    formulas.startRuleset();
    boolean first = enough == Integer.MAX_VALUE && formulas.size() > 0;
    return new Reasoning(
        formulas, contradictions, implications, first ? 2 * formulas.size() : enough);
  }
}
