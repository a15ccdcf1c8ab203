package dev.eyas.sensor.state;

import dev.eyas.sensor.event.Params;

/** What some events tell of a thread's memory beside what they are about. */
final class MemoryEvents {
  void register(StateTracker tracker) {
    for (String call : new String[] {"BRK_4", "MMAP", "MMAP2", "MUNMAP"}) {
      tracker.ifSeen("PPME_SYSCALL_" + call + "_X", context -> sizes(context, 1));
    }
    tracker.ifSeen("PPME_SCHEDSWITCH_6_E", MemoryEvents::switched);
  }

  private static void switched(EventContext context) {
    if (context.thread != null) {
      context.thread.majorFaults = context.params().number(1);
      context.thread.minorFaults = context.params().number(2);
      sizes(context, 3);
    }
  }

  /**
   * @param first index of the virtual size; resident and swapped size follow
   */
  private static void sizes(EventContext context, int first) {
    Params params = context.params();
    if (context.thread != null && params.has(first + 2)) {
      ThreadInfo thread = context.thread.main;
      thread.vmSize = params.number(first);
      thread.vmRss = params.number(first + 1);
      thread.vmSwap = params.number(first + 2);
    }
  }
}
