package dev.eyas.sensor.capture;

import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventHandler;
import dev.eyas.sensor.state.SystemState;

/** Receives a capture: where its state goes, then its events. */
public interface CaptureHandler extends EventHandler {
  /**
   * A capture begins, the first or one put behind another: nothing of what was known before holds.
   *
   * @return what is filled with the processes, descriptors and users that the capture begins with
   */
  SystemState begin();

  /**
   * An event that was recorded only because the state needs it: rules do not see it.
   *
   * @param event valid during the call only
   */
  void onStateEvent(Event event, int cpu);
}
