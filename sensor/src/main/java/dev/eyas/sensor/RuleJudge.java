package dev.eyas.sensor;

import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.filter.Candidates;
import dev.eyas.sensor.filter.CompiledCondition;
import dev.eyas.sensor.filter.Network;
import dev.eyas.sensor.output.AlertFormatter;
import dev.eyas.sensor.state.EventContext;
import java.util.concurrent.atomic.AtomicLong;

/** Judges the event in hand by the rules in force. For the event path's thread alone. */
final class RuleJudge {
  private final RuleMatching ruleMatching;
  private final AlertSink sink;
  private final AlertFormatter formatter;
  private final AtomicLong failures = new AtomicLong();

  RuleJudge(RuleMatching ruleMatching, AlertSink sink, AlertFormatter formatter) {
    this.ruleMatching = ruleMatching;
    this.sink = sink;
    this.formatter = formatter;
  }

  /** How often a rule threw instead of being judged, since the start. For any thread. */
  long failures() {
    return failures.get();
  }

  void judge(EventContext context, CompiledRuleset ruleset) {
    Network.Plan plan = ruleset.network().plan(context.type());
    if (plan.isEmpty()) {
      return;
    }
    Candidates candidates = plan.dispatch().find(context);
    CompiledRule first = null;
    for (int at = candidates.take(); at >= 0; at = candidates.take()) {
      CompiledRule rule = ruleset.rules().get(plan.rules()[at]);
      if (holds(rule, plan.conditions()[at], context)) {
        first = matched(rule, first);
        sink.alert(new Match(rule, ruleset.generation(), context, formatter));
        if (ruleMatching == RuleMatching.FIRST) {
          return;
        }
      }
    }
  }

  /** Counts a match and returns the first rule that matched the event. */
  private static CompiledRule matched(CompiledRule rule, CompiledRule first) {
    if (first == null) {
      rule.matched();
      return rule;
    }
    rule.matchedBehind(first);
    return first;
  }

  /** One rule's failure is its own: the others are judged all the same. */
  private boolean holds(CompiledRule rule, CompiledCondition condition, EventContext context) {
    try {
      return condition.holds(context);
    } catch (RuntimeException e) {
      failures.lazySet(failures.getPlain() + 1);
      if (rule.failed()) {
        sink.failed(rule.rule(), e);
      }
      return false;
    }
  }
}
