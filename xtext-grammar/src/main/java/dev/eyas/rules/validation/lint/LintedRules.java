package dev.eyas.rules.validation.lint;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.condition.ConditionParser;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What lints look at.
 *
 * @param files as written, by name, in load order
 * @param ruleset what the files come to; empty while one of them does not load
 * @param parser reads conditions and pieces of them
 * @param cancelled whether nobody waits for the findings any more
 * @param reasoning about the ruleset's conditions
 */
record LintedRules(
    Map<String, RulesText> files,
    EffectiveRuleset ruleset,
    ConditionParser parser,
    BooleanSupplier cancelled,
    Reasoning reasoning) {

  Formulas formulas() {
    return reasoning.formulas();
  }

  Contradictions contradictions() {
    return reasoning.contradictions();
  }

  /** Visits the rules, as long as somebody waits for the findings. */
  void forEachRule(Consumer<EffectiveRule> visitor) {
    for (EffectiveRule rule : ruleset.rules()) {
      if (cancelled.getAsBoolean()) {
        return;
      }
      visitor.accept(rule);
    }
  }

  Stream<SourceItem> items() {
    return files.values().stream().flatMap(file -> file.items().stream());
  }

  /** The file that a range is in. */
  RulesText file(SourceRange range) {
    return files.get(range.source());
  }

  /** Where the name stands in the item that defined a rule. */
  SourceRange nameOf(EffectiveRule rule) {
    return Optional.ofNullable(file(rule.origin()))
        .flatMap(file -> file.itemAt(rule.origin().offset()))
        .map(SourceItem::nameRange)
        .orElse(rule.origin());
  }
}
