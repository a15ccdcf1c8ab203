package dev.eyas.sensor.state;

import java.io.IOException;

/**
 * Fills a state with what a capture says of the time before its first event. The state is emptied
 * first; every process comes before its descriptors.
 */
public final class SnapshotReader {
  private final SystemState system;

  public SnapshotReader(SystemState system) {
    this.system = system;
    system.threads().clear();
    system.accounts().clear();
    system.interfaces().clear();
  }

  /**
   * Reads a process list.
   *
   * @param version of its entries, 1 … 9
   */
  public void processes(EntryInput in, int version) throws IOException {
    while (in.remaining() >= Integer.BYTES) {
      ThreadInfo thread = ThreadEntry.read(in, version);
      thread.containerId = system.containers().idOf(thread.cgroups);
      system.threads().add(thread);
    }
  }

  /**
   * Reads the descriptors of a thread.
   *
   * @param sized whether each entry starts with its length
   */
  public void descriptors(EntryInput in, boolean sized) throws IOException {
    ThreadInfo thread = system.threads().find(in.i64());
    FdTable unknown = new FdTable();
    while (in.remaining() >= Integer.BYTES) {
      FdEntry.read(in, sized, thread == null ? unknown : thread.fds());
    }
  }

  /**
   * Reads users and groups.
   *
   * @param sized whether each entry starts with its length
   */
  public void accounts(EntryInput in, boolean sized) throws IOException {
    while (in.remaining() >= Integer.BYTES) {
      AccountEntry.read(in, sized, system.accounts());
    }
  }

  /**
   * Reads the node's network interfaces.
   *
   * @param sized whether each entry starts with its length
   */
  public void interfaces(EntryInput in, boolean sized) throws IOException {
    while (in.remaining() >= Integer.BYTES) {
      InterfaceEntry.read(in, sized, system.interfaces());
    }
  }

  /** Learns when the machine of the capture started. */
  public void bootTime(long time) {
    system.threads().bootTime(time);
  }

  /** Ends the snapshot: threads that came before their main thread or parent find it. */
  public void complete() {
    system.threads().linkAll();
  }
}
