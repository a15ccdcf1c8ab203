package dev.eyas.sensor.filter;

import java.util.List;

/** What judging several nodes takes that are asked until one decides. */
final class LogicCost {
  private static final int MAX = 1_000_000;

  private LogicCost() {}

  /** The first is always asked, of the others one half. */
  static int of(List<Node> operands) {
    int first = operands.get(0).cost();
    long all = operands.stream().mapToLong(Node::cost).sum();
    return (int) Math.min(MAX, first + (all - first) / 2);
  }
}
