package dev.eyas.sensor;

import dev.eyas.catalog.EventType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Rules in force, indexed by the event types that they can match. */
final class CompiledRuleset {
  private static final CompiledRule[] NONE = {};

  private final int generation;
  private final List<CompiledRule> rules;
  private final CompiledRule[][] byType = new CompiledRule[EventType.COUNT][];

  CompiledRuleset(int generation, List<CompiledRule> rules) {
    this.generation = generation;
    this.rules = List.copyOf(rules);
    for (int type = 0; type < EventType.COUNT; type++) {
      byType[type] = candidates(type);
    }
  }

  int generation() {
    return generation;
  }

  List<CompiledRule> rules() {
    return rules;
  }

  /** The rules that an event of this type can match, in order of definition. */
  CompiledRule[] candidates(EventType type) {
    return byType[type.id()];
  }

  /** The event types that some rule can match. */
  BitSet eventTypes() {
    BitSet types = new BitSet(EventType.COUNT);
    rules.forEach(rule -> types.or(rule.rule().eventTypes()));
    return types;
  }

  private CompiledRule[] candidates(int type) {
    List<CompiledRule> candidates = new ArrayList<>();
    for (CompiledRule rule : rules) {
      if (rule.rule().eventTypes().get(type)) {
        candidates.add(rule);
      }
    }
    return candidates.toArray(NONE);
  }
}
