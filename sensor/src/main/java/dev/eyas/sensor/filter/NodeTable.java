package dev.eyas.sensor.filter;

import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The nodes of one ruleset, each different one once. Operands are put in order of cost: no operand
 * has an effect of its own, so the order decides nothing but the time.
 */
final class NodeTable {
  private record Key(String connective, List<Node> operands) {}

  private final Map<Object, Node> nodes = new HashMap<>();
  private final Map<Node, Integer> numbers = new IdentityHashMap<>();
  private final Comparator<Node> cheapestFirst =
      Comparator.comparingInt(Node::cost).thenComparing(numbers::get);

  Node and(List<Node> operands) {
    return group("and", operands, ConstantNode.FALSE, ConstantNode.TRUE, AndNode::new);
  }

  Node or(List<Node> operands) {
    return group("or", operands, ConstantNode.TRUE, ConstantNode.FALSE, OrNode::new);
  }

  Node not(Node operand) {
    if (operand instanceof NotNode not) {
      return not.operand();
    }
    if (operand instanceof ConstantNode) {
      return ConstantNode.of(operand == ConstantNode.FALSE);
    }
    return shared(new Key("not", List.of(operand)), () -> new NotNode(operand));
  }

  /** The node of this key; made if there is none yet. */
  Node shared(Object key, Supplier<Node> make) {
    Node known = nodes.get(key);
    if (known != null) {
      return known;
    }
    Node made = make.get();
    numbers.put(made, numbers.size());
    nodes.put(key, made);
    return made;
  }

  /**
   * @param deciding operand that decides the whole
   * @param neutral operand that says nothing
   */
  private Node group(
      String connective,
      List<Node> operands,
      Node deciding,
      Node neutral,
      Function<List<Node>, Node> make) {
    if (operands.contains(deciding)) {
      return deciding;
    }
    List<Node> telling =
        operands.stream().filter(node -> node != neutral).distinct().sorted(cheapestFirst).toList();
    return switch (telling.size()) {
      case 0 -> neutral;
      case 1 -> telling.get(0);
      default -> shared(new Key(connective, telling), () -> make.apply(telling));
    };
  }
}
