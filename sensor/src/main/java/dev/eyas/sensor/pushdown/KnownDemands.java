package dev.eyas.sensor.pushdown;

import dev.eyas.rules.output.OutputTemplate;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.sensor.filter.Meaning;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The demands of rules, found out anew only of those that have changed since the rules before:
 * while somebody edits one rule, the others stay what they are, even where they move in their file.
 */
final class KnownDemands {
  private record Key(String name, Meaning meaning, OutputTemplate output, BitSet eventTypes) {}

  private Map<Key, RuleDemands> known = Map.of();

  List<RuleDemands> of(List<EffectiveRule> rules) {
    Map<Key, RuleDemands> asked = new HashMap<>();
    List<RuleDemands> demands = rules.stream().map(rule -> of(rule, asked)).toList();
    known = asked;
    return demands;
  }

  private RuleDemands of(EffectiveRule rule, Map<Key, RuleDemands> asked) {
    Key key = new Key(rule.name(), Meaning.of(rule.condition()), rule.output(), rule.eventTypes());
    RuleDemands demands = known.get(key);
    if (demands == null) {
      demands = RuleDemands.of(rule);
    }
    asked.put(key, demands);
    return demands;
  }
}
