package dev.eyas.sensor;

import dev.eyas.rules.ruleset.EffectiveRule;
import java.util.List;

/**
 * A ruleset ready to be put in force.
 *
 * @param problems rules that are left out, with the reason
 */
record PreparedRuleset(CompiledRuleset compiled, List<RuleProblem> problems) {
  List<EffectiveRule> rules() {
    return compiled.rules().stream().map(CompiledRule::rule).toList();
  }
}
