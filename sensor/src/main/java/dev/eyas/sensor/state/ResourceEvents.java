package dev.eyas.sensor.state;

import dev.eyas.sensor.event.Params;

/** Limits of processes. */
final class ResourceEvents {
  private static final long RLIMIT_NOFILE = 7;
  private static final long UNLIMITED = -1;

  void register(StateTracker tracker) {
    tracker.ifSeen("PPME_SYSCALL_GETRLIMIT_X", ResourceEvents::ofCaller);
    tracker.ifSeen("PPME_SYSCALL_SETRLIMIT_X", ResourceEvents::ofCaller);
    tracker.ifSeen("PPME_SYSCALL_PRLIMIT_X", ResourceEvents::ofProcess);
  }

  private static void ofCaller(EventContext context) {
    Params params = context.params();
    boolean isSet = params.has(1) && params.number(3, UNLIMITED) == RLIMIT_NOFILE;
    if (params.number(0) >= 0 && isSet) {
      limit(context.thread, params.number(1));
    }
  }

  private static void ofProcess(EventContext context) {
    Params params = context.params();
    boolean isSet = params.has(1) && params.has(5);
    if (params.number(0) == 0 && isSet && params.number(6, UNLIMITED) == RLIMIT_NOFILE) {
      long pid = params.number(5);
      limit(pid == 0 ? context.thread : context.system().threads().find(pid), params.number(1));
    }
  }

  private static void limit(ThreadInfo thread, long descriptors) {
    if (thread != null && descriptors != UNLIMITED) {
      thread.main.fdLimit = descriptors;
    }
  }
}
