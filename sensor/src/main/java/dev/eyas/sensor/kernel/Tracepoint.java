package dev.eyas.sensor.kernel;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the kernel does besides system calls. These cost whenever they happen, so each is attached
 * only while somebody wants its events.
 */
public enum Tracepoint {
  SIGNAL_DELIVER("PPME_SIGNALDELIVER_E", "eyas_signal_deliver"),
  SCHED_SWITCH("PPME_SCHEDSWITCH_6_E", "eyas_sched_switch"),
  PAGE_FAULT("PPME_PAGE_FAULT_E", "eyas_page_fault_user", "eyas_page_fault_kernel");

  private final EventType type;
  private final List<String> programs;

  Tracepoint(String code, String... programs) {
    type = Events.byCode(code).orElseThrow();
    this.programs = List.of(programs);
  }

  /** The programs of the probe that send its events. */
  List<String> programs() {
    return programs;
  }

  /**
   * Those that cause events of some types.
   *
   * @param eventTypes numbers of event types
   */
  public static Set<Tracepoint> causing(BitSet eventTypes) {
    Set<Tracepoint> result = EnumSet.allOf(Tracepoint.class);
    result.removeIf(tracepoint -> !eventTypes.get(tracepoint.type.id()));
    return result;
  }
}
