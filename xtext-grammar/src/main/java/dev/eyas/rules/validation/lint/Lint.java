package dev.eyas.rules.validation.lint;

import java.util.function.Consumer;

/** Looks for one kind of slip in rules that Falco loads without a word. */
interface Lint {
  LintCode code();

  /**
   * @param findings gets each finding, with the code's default severity
   */
  void check(LintedRules rules, Consumer<Finding> findings);
}
