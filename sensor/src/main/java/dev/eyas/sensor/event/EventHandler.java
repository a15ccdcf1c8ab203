package dev.eyas.sensor.event;

/** Receives events in order of time. */
@FunctionalInterface
public interface EventHandler {
  /**
   * @param event valid during the call only
   * @param cpu number of the CPU that it happened on
   */
  void onEvent(Event event, int cpu);
}
