package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;

/**
 * A compiled condition or a part of one. Equal parts of a ruleset are one node: it judges an event
 * once, however many rules ask.
 */
abstract sealed class Node implements CompiledCondition
    permits AndNode, OrNode, NotNode, CheckNode, ConstantNode {
  private long judged = -1;
  private boolean result;

  @Override
  public final boolean holds(EventContext context) {
    if (judged != context.number()) {
      // Marked only after judging: a part that throws must throw for each rule that asks.
      result = judge(context);
      judged = context.number();
    }
    return result;
  }

  abstract boolean judge(EventContext context);

  /** What judging takes, roughly, in nanoseconds: what is cheap is asked first. */
  abstract int cost();

  /** Whether it asks for something that follows from the event's type alone. */
  abstract boolean dependsOnType();
}
