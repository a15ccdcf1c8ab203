package dev.eyas.sensor;

import dev.eyas.sensor.state.EventContext;
import java.util.List;
import java.util.Set;

/**
 * The rules under study.
 *
 * @param names asked for, in force or not
 * @param eventsPerSecond events looked at for each rule at most
 * @param rules those of them that are in force
 */
record RuleStudy(Set<String> names, int eventsPerSecond, List<WatchedRule> rules) {
  static final RuleStudy NONE = new RuleStudy(Set.of(), 0, List.of());

  static RuleStudy of(Set<String> names, int eventsPerSecond, CompiledRuleset ruleset) {
    return new RuleStudy(
        Set.copyOf(names),
        eventsPerSecond,
        ruleset.rules().stream()
            .filter(rule -> names.contains(rule.rule().name()))
            .map(rule -> new WatchedRule(ruleset.generation(), rule, eventsPerSecond))
            .toList());
  }

  /** The same study, begun anew in another ruleset. */
  RuleStudy in(CompiledRuleset ruleset) {
    return of(names, eventsPerSecond, ruleset);
  }

  void look(EventContext context) {
    for (int i = 0; i < rules.size(); i++) {
      rules.get(i).study(context);
    }
  }

  List<NearMisses> nearMisses() {
    return rules.stream().map(WatchedRule::nearest).toList();
  }
}
