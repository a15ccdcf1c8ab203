package dev.eyas.sensor;

import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.sensor.output.CompiledOutput;
import java.util.concurrent.atomic.AtomicLong;

/** A rule in force, with its counters. Written by the event path alone, read by anyone. */
final class CompiledRule {
  private final EffectiveRule rule;
  private final CompiledOutput output;
  private final AtomicLong matches = new AtomicLong();
  private final AtomicLong shadowed = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile CompiledRule shadow;

  CompiledRule(EffectiveRule rule, CompiledOutput output) {
    this.rule = rule;
    this.output = output;
  }

  EffectiveRule rule() {
    return rule;
  }

  CompiledOutput output() {
    return output;
  }

  long matches() {
    return matches.get();
  }

  long failures() {
    return failures.get();
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
