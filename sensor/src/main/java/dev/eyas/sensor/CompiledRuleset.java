package dev.eyas.sensor;

import dev.eyas.catalog.EventType;
import dev.eyas.sensor.filter.Network;
import java.util.BitSet;
import java.util.List;

/**
 * Rules in force, with the network that judges events by them.
 *
 * @param rules in order of definition; the network numbers them so
 */
record CompiledRuleset(int generation, List<CompiledRule> rules, Network network) {
  /** The event types that some rule can match. */
  BitSet eventTypes() {
    BitSet types = new BitSet(EventType.COUNT);
    rules.forEach(rule -> types.or(rule.rule().eventTypes()));
    return types;
  }

  List<RuleCount> counts() {
    return rules.stream().map(CompiledRule::count).toList();
  }
}
