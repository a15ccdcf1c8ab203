package dev.eyas.sensor.pushdown;

import dev.eyas.rules.ruleset.EffectiveRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one rule asks of the kernel.
 *
 * @param alternatives by the call or tracepoint, how its events can match; of those alone that can
 * @param looks at what was opened, bound or connected before
 * @param asksWhetherConnected whether it asks if a socket is connected
 */
record RuleDemands(
    Map<Subject, List<Alternative>> alternatives,
    List<DescriptorLook> looks,
    boolean asksWhetherConnected) {
  static RuleDemands of(EffectiveRule rule) {
    Map<Subject, List<Alternative>> alternatives = new HashMap<>();
    for (Subject subject : Subject.ALL) {
      if (rule.eventTypes().get(subject.type().id())) {
        List<Alternative> found = NecessaryCondition.of(rule.condition(), subject);
        if (!found.isEmpty()) {
          alternatives.put(subject, found);
        }
      }
    }
    DescriptorUse use = new DescriptorUse(rule);
    return new RuleDemands(
        alternatives, DescriptorLook.of(rule.name(), use, alternatives), use.asks("fd.connected"));
  }

  /** How events of a call can match; empty: not at all. */
  List<Alternative> of(Subject subject) {
    return alternatives.getOrDefault(subject, List.of());
  }
}
