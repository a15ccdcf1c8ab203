package dev.eyas.cli.report;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.validation.lint.Finding;
import java.util.List;

/** What looks for slips in rules besides Falco's loader. */
@FunctionalInterface
public interface Lints {
  Lints NONE = (sources, ruleset) -> List.of();

  /**
   * @param ruleset what the files come to, without rules that are wrong
   */
  List<Finding> run(List<RulesSource> sources, EffectiveRuleset ruleset);
}
