package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;

/** True when its operand is not. */
final class NotNode extends Node {
  private final Node operand;

  NotNode(Node operand) {
    this.operand = operand;
  }

  Node operand() {
    return operand;
  }

  @Override
  boolean judge(EventContext context) {
    return !operand.holds(context);
  }

  @Override
  int cost() {
    return operand.cost();
  }

  @Override
  boolean dependsOnType() {
    return operand.dependsOnType();
  }
}
