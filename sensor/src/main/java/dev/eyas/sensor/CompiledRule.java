package dev.eyas.sensor;

import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.sensor.filter.CompiledCondition;
import dev.eyas.sensor.output.CompiledOutput;

/** A rule in force, with its counters. Written by the event path alone, read by anyone. */
final class CompiledRule {
  private final EffectiveRule rule;
  private final CompiledCondition condition;
  private final CompiledOutput output;
  private volatile long matches;
  private volatile long failures;

  CompiledRule(EffectiveRule rule, CompiledCondition condition, CompiledOutput output) {
    this.rule = rule;
    this.condition = condition;
    this.output = output;
  }

  EffectiveRule rule() {
    return rule;
  }

  CompiledCondition condition() {
    return condition;
  }

  CompiledOutput output() {
    return output;
  }

  long matches() {
    return matches;
  }

  long failures() {
    return failures;
  }

  void matched() {
    matches++;
  }

  /** Counts a failure and says whether it is the first. */
  boolean failed() {
    return failures++ == 0;
  }
}
