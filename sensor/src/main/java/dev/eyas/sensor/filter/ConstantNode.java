package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;

/** What is decided before any event is seen. */
final class ConstantNode extends Node {
  static final ConstantNode TRUE = new ConstantNode(true);
  static final ConstantNode FALSE = new ConstantNode(false);

  private final boolean value;

  private ConstantNode(boolean value) {
    this.value = value;
  }

  static ConstantNode of(boolean value) {
    return value ? TRUE : FALSE;
  }

  @Override
  boolean judge(EventContext context) {
    return value;
  }

  @Override
  int cost() {
    return 0;
  }

  @Override
  boolean dependsOnType() {
    return false;
  }
}
