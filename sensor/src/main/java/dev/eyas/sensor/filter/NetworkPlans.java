package dev.eyas.sensor.filter;

import dev.eyas.sensor.filter.Network.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The plans of event types, made once for all types, and all rulesets, with the same rules. */
final class NetworkPlans {
  /**
   * A rule among those of an event type.
   *
   * @param rule position in the ruleset
   * @param condition what is left of its condition, the type being known
   */
  record Member(int rule, Node condition) {}

  private final Map<List<Member>, Plan> known = new HashMap<>();

  Plan of(List<Member> members) {
    return known.computeIfAbsent(members, NetworkPlans::plan);
  }

  private static Plan plan(List<Member> members) {
    return new Plan(
        members.stream().mapToInt(Member::rule).toArray(),
        members.stream().map(Member::condition).toArray(CompiledCondition[]::new),
        DispatchCompiler.compile(members.stream().map(Member::condition).toList()));
  }
}
