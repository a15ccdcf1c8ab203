package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import dev.eyas.sensor.state.EventContext;

/** A comparison. Without a value on either side it is false, whatever its operator. */
final class CheckNode extends Node {
  /** The comparison itself. */
  @FunctionalInterface
  interface Judge {
    boolean judge(EventContext context);
  }

  /** The comparison where the event's type may tell its result. */
  interface TypeJudge {
    /** Whether all events of the type give the same result. */
    boolean isDecided(EventType type);

    boolean judge(EventType type);
  }

  private final Judge judge;
  private final int cost;
  private final Access access;
  private final TypeJudge typeJudge;
  private final Meter meter;

  /**
   * @param access how to find the check by the event's value, or null if it cannot be
   * @param typeJudge null if the event's type tells nothing
   */
  CheckNode(Judge judge, int cost, Access access, TypeJudge typeJudge, Meter meter) {
    this.judge = judge;
    this.cost = cost;
    this.access = access;
    this.typeJudge = typeJudge;
    this.meter = meter;
  }

  /** How to find the check by the event's value, or null. */
  Access access() {
    return access;
  }

  /** The check for events of one type: itself, or a constant. */
  Node forType(EventType type) {
    return typeJudge != null && typeJudge.isDecided(type)
        ? ConstantNode.of(typeJudge.judge(type))
        : this;
  }

  @Override
  boolean judge(EventContext context) {
    meter.count();
    return judge.judge(context);
  }

  @Override
  int cost() {
    return cost;
  }

  @Override
  boolean dependsOnType() {
    return typeJudge != null;
  }
}
