package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;
import java.util.List;

/** True when one operand is. */
final class OrNode extends Node {
  private final Node[] operands;
  private final int cost;
  private final boolean dependsOnType;

  /**
   * @param operands in the order in which they are judged
   */
  OrNode(List<Node> operands) {
    this.operands = operands.toArray(Node[]::new);
    cost = LogicCost.of(operands);
    dependsOnType = operands.stream().anyMatch(Node::dependsOnType);
  }

  List<Node> operands() {
    return List.of(operands);
  }

  @Override
  boolean judge(EventContext context) {
    for (Node operand : operands) {
      if (operand.holds(context)) {
        return true;
      }
    }
    return false;
  }

  @Override
  int cost() {
    return cost;
  }

  @Override
  boolean dependsOnType() {
    return dependsOnType;
  }
}
