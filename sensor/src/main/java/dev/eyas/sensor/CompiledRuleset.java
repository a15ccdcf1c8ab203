package dev.eyas.sensor;

import dev.eyas.sensor.filter.Network;
import java.util.List;

/**
 * Rules in force, with the network that judges events by them.
 *
 * @param rules in order of definition; the network numbers them so
 */
record CompiledRuleset(int generation, List<CompiledRule> rules, Network network) {
  CompiledRuleset numbered(int number) {
    return new CompiledRuleset(number, rules, network);
  }

  List<RuleCount> counts() {
    return rules.stream().map(CompiledRule::count).toList();
  }
}
