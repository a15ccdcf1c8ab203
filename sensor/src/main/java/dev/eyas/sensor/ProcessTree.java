package dev.eyas.sensor;

import dev.eyas.sensor.state.LongMap;
import dev.eyas.sensor.state.ThreadInfo;

/** A process and all that descend from it, those included whose parents have gone since. */
final class ProcessTree {
  private static final Object MEMBER = new Object();

  private final LongMap<Object> members = new LongMap<>();

  /**
   * @param root id of the process
   */
  ProcessTree(long root) {
    members.put(root, MEMBER);
  }

  boolean contains(ThreadInfo thread) {
    for (ThreadInfo each = thread; each != null; each = each.parent()) {
      if (members.get(each.pid()) != null) {
        members.put(thread.pid(), MEMBER);
        return true;
      }
    }
    return false;
  }

  /** A process has ended: its number may be given out anew. */
  void remove(long pid) {
    members.remove(pid);
  }
}
