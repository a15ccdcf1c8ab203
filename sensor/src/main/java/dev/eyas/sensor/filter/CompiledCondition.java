package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.EventContext;

/** A condition that is ready to judge events; for the event path's thread alone. */
public interface CompiledCondition {
  /** Whether it holds for the event in hand. */
  boolean holds(EventContext context);
}
