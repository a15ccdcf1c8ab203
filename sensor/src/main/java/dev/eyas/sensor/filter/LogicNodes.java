package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;
import java.util.List;

/** The nodes of and, or and not. */
final class LogicNodes {
  private LogicNodes() {}

  static Node and(List<Node> operands) {
    Node[] nodes = operands.toArray(Node[]::new);
    return new Node() {
      @Override
      boolean judge(EventContext context) {
        for (Node node : nodes) {
          if (!node.holds(context)) {
            return false;
          }
        }
        return true;
      }
    };
  }

  static Node or(List<Node> operands) {
    Node[] nodes = operands.toArray(Node[]::new);
    return new Node() {
      @Override
      boolean judge(EventContext context) {
        for (Node node : nodes) {
          if (node.holds(context)) {
            return true;
          }
        }
        return false;
      }
    };
  }

  static Node not(Node operand) {
    return new Node() {
      @Override
      boolean judge(EventContext context) {
        return !operand.holds(context);
      }
    };
  }
}
