package dev.eyas.sensor.filter;

import dev.eyas.catalog.EventType;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What is left of conditions for events of one type. */
final class TypeFold {
  private final EventType type;
  private final NodeTable nodes;
  private final Map<Node, Node> folded = new IdentityHashMap<>();

  TypeFold(EventType type, NodeTable nodes) {
    this.type = type;
    this.nodes = nodes;
  }

  /** Holds for exactly those events of the type for which the node does. */
  Node fold(Node node) {
    if (!node.dependsOnType()) {
      return node;
    }
    Node known = folded.get(node);
    if (known == null) {
      known = make(node);
      folded.put(node, known);
    }
    return known;
  }

  private Node make(Node node) {
    if (node instanceof AndNode and) {
      return nodes.and(foldAll(and.operands()));
    }
    if (node instanceof OrNode or) {
      return nodes.or(foldAll(or.operands()));
    }
    if (node instanceof NotNode not) {
      return nodes.not(fold(not.operand()));
    }
    return node instanceof CheckNode check ? check.forType(type) : node;
  }

  private List<Node> foldAll(List<Node> operands) {
    return operands.stream().map(this::fold).toList();
  }
}
