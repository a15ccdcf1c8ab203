package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.sensor.filter.NetworkPlans.Member;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The compiled conditions of a ruleset, for each event type those that its events can match. Equal
 * parts are one, across rules and types.
 */
public final class Network {
  /**
   * The rules of an event type.
   *
   * @param rules positions in the ruleset, in order
   * @param conditions likewise
   * @param dispatch finds positions in these arrays
   */
  public record Plan(int[] rules, CompiledCondition[] conditions, Dispatch dispatch) {
    /** Whether no event of the type matches any rule. */
    public boolean isEmpty() {
      return rules.length == 0;
    }
  }

  private final Plan[] plans = new Plan[EventType.COUNT];
  private final Meter meter;
  private final long checksBefore;

  private Network(Meter meter) {
    this.meter = meter;
    checksBefore = meter.checks();
  }

  /** What is to be judged when an event of this type comes. */
  public Plan plan(EventType type) {
    return plans[type.id()];
  }

  /** Checks made since the ruleset was compiled; one that several rules share counts once. */
  public long checks() {
    return meter.checks() - checksBefore;
  }

  /**
   * @param conditions of the rules in order of definition
   * @param eventTypes of each rule, the types it is judged for
   */
  static Network of(
      List<Node> conditions,
      List<BitSet> eventTypes,
      NodeTable nodes,
      NetworkPlans plans,
      Meter meter) {
    Network network = new Network(meter);
    for (EventType type : Events.all()) {
      network.plans[type.id()] = plans.of(members(type, conditions, eventTypes, nodes));
    }
    return network;
  }

  private static List<Member> members(
      EventType type, List<Node> conditions, List<BitSet> eventTypes, NodeTable nodes) {
    TypeFold fold = new TypeFold(type, nodes);
    List<Member> members = new ArrayList<>();
    for (int rule = 0; rule < conditions.size(); rule++) {
      if (eventTypes.get(rule).get(type.id())) {
        Node left = fold.fold(conditions.get(rule));
        if (left != ConstantNode.FALSE) {
          members.add(new Member(rule, left));
        }
      }
    }
    return members;
  }
}
