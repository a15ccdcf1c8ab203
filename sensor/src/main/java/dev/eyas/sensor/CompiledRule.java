package dev.eyas.sensor;

import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.sensor.filter.ConditionExplainer;
import dev.eyas.sensor.filter.Explanation;
import dev.eyas.sensor.output.CompiledOutput;
import dev.eyas.sensor.state.EventContext;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A rule in force, with its counters. Written by the event path alone; the counters are read by
 * anyone.
 */
final class CompiledRule {
  private final EffectiveRule rule;
  private final CompiledOutput output;
  private final Supplier<ConditionExplainer> makeExplainer;
  private ConditionExplainer explainer;
  private final AtomicLong matches = new AtomicLong();
  private final AtomicLong shadowed = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile CompiledRule shadow;

  /**
   * @param makeExplainer asked when the rule is explained for the first time
   */
  CompiledRule(
      EffectiveRule rule, CompiledOutput output, Supplier<ConditionExplainer> makeExplainer) {
    this.rule = rule;
    this.output = output;
    this.makeExplainer = makeExplainer;
  }

  EffectiveRule rule() {
    return rule;
  }

  CompiledOutput output() {
    return output;
  }

  /** What each part of its condition comes to on the event in hand. */
  Explanation explain(EventContext context) {
    if (explainer == null) {
      explainer = makeExplainer.get();
    }
    return explainer.explain(context);
  }

  long matches() {
    return matches.get();
  }

  /** Counts a match that is the event's first. */
  void matched() {
    increment(matches);
  }

  /** Counts a match of an event that an earlier rule has matched. */
  void matchedBehind(CompiledRule first) {
    increment(matches);
    increment(shadowed);
    shadow = first;
  }

  /** Counts a failure and says whether it is the first. */
  boolean failed() {
    increment(failures);
    return failures.getPlain() == 1;
  }

  RuleCount count() {
    CompiledRule first = shadow;
    return new RuleCount(
        rule.name(),
        matches.get(),
        shadowed.get(),
        first == null ? null : first.rule.name(),
        failures.get());
  }

  private static void increment(AtomicLong counter) {
    counter.lazySet(counter.getPlain() + 1);
  }
}
