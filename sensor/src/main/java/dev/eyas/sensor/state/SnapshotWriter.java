package dev.eyas.sensor.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Writes a state as the entries of a capture's first blocks, in their current versions. */
public final class SnapshotWriter {
  private final SystemState system;
  private final List<ThreadInfo> threads = new ArrayList<>();

  /**
   * @param wanted which threads to write
   */
  public SnapshotWriter(SystemState system, Predicate<ThreadInfo> wanted) {
    this.system = system;
    system
        .threads()
        .forEach(
            thread -> {
              if (wanted.test(thread)) {
                threads.add(thread);
              }
            });
    threads.sort(Comparator.comparingLong(ThreadInfo::tid));
  }

  /** The threads to write, by id. */
  public List<ThreadInfo> threads() {
    return threads;
  }

  public void processes(EntryOutput out) {
    threads.forEach(thread -> ThreadEntry.write(thread, out));
  }

  /** Writes the descriptors of a process, or nothing if it has none of its own. */
  public void descriptors(ThreadInfo thread, EntryOutput out) {
    if (thread.main == thread && thread.fds.size() > 0) {
      out.i64(thread.tid);
      thread.fds.forEachEntry((number, fd) -> FdEntry.write(number, fd, out));
    }
  }

  public void interfaces(EntryOutput out) {
    system.interfaces().forEach(address -> InterfaceEntry.write(address, out));
  }

  public void accounts(EntryOutput out) {
    system.accounts().users().forEach(user -> AccountEntry.write(user, out));
    system.accounts().groups().forEach((gid, name) -> AccountEntry.write(gid, name, out));
  }
}
