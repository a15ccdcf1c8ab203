package dev.eyas.sensor.capture;

import dev.eyas.sensor.container.ContainerInfo;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.state.Accounts;
import dev.eyas.sensor.state.EntryOutput;
import dev.eyas.sensor.state.SnapshotWriter;
import dev.eyas.sensor.state.SystemState;
import dev.eyas.sensor.state.ThreadInfo;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Writes a capture of the current version: a snapshot of the state, then events. When the disk is
 * full or the file cannot be written for any other reason, the file ends with the last block that
 * went in whole.
 */
public final class CaptureWriter implements Closeable {
  private static final int MAGIC = 0x1A2B3C4D;
  private static final int MAJOR = 1;
  private static final int MINOR = 2;
  private static final long UNKNOWN_LENGTH = -1;
  private static final int STATE_ONLY = 1;

  private final FileChannel file;
  private final BlockOutput out;
  private final EventDraft draft = new EventDraft();

  private CaptureWriter(FileChannel file) {
    this.file = file;
    out = new BlockOutput(file);
  }

  /**
   * Begins a file, in place of the one that may be there.
   *
   * @param wanted the threads that the snapshot shows
   * @throws IOException if it cannot be written
   */
  public static CaptureWriter create(
      Path path, MachineInfo machine, SystemState state, Predicate<ThreadInfo> wanted)
      throws IOException {
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      CaptureWriter writer = new CaptureWriter(file);
      writer.begin(machine, new SnapshotWriter(state, wanted));
      return writer;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void begin(MachineInfo machine, SnapshotWriter snapshot) throws IOException {
    EntryOutput entries = new EntryOutput();
    entries.u32(MAGIC).u16(MAJOR).u16(MINOR).i64(UNKNOWN_LENGTH);
    out.block(BlockType.SECTION, entries.take());
    write(machine, entries);
    out.block(BlockType.MACHINE, entries.take());
    snapshot.interfaces(entries);
    block(BlockType.INTERFACES_2, entries);
    snapshot.accounts(entries);
    block(BlockType.ACCOUNTS_2, entries);
    snapshot.processes(entries);
    block(BlockType.PROCESSES_9, entries);
    for (ThreadInfo thread : snapshot.threads()) {
      snapshot.descriptors(thread, entries);
      block(BlockType.DESCRIPTORS_2, entries);
    }
    out.flush();
  }

  private void block(int type, EntryOutput entries) throws IOException {
    if (!entries.isEmpty()) {
      out.block(type, entries.take());
    }
  }

  private static void write(MachineInfo machine, EntryOutput out) {
    out.u32(machine.cpus()).i64(machine.memory()).i64(machine.maxPid());
    byte[] name = new byte[MachineInfo.HOSTNAME_LENGTH];
    for (int i = 0; i < Math.min(machine.hostname().length(), name.length - 1); i++) {
      name[i] = (byte) machine.hostname().charAt(i);
    }
    out.raw(name).i64(machine.bootTime()).i64(0).i64(0).i64(0);
  }

  /** Adds an event. */
  public void event(Event event, int cpu) throws IOException {
    int type = event.isLarge() ? BlockType.LARGE_EVENT_2 : BlockType.EVENT_2;
    out.event(type, event, cpu);
  }

  /** Adds an event that only the state needs: rules will not see it. */
  public void stateEvent(Event event, int cpu) throws IOException {
    int type = event.isLarge() ? BlockType.FLAGGED_LARGE_EVENT_2 : BlockType.FLAGGED_EVENT_2;
    out.flaggedEvent(type, event, cpu, STATE_ONLY);
  }

  /**
   * Adds an event that describes a container.
   *
   * @param time nanoseconds since the epoch
   */
  public void container(ContainerInfo container, long time) throws IOException {
    event(ContainerEvents.describing(container, time, draft), 0);
  }

  /**
   * Adds events that tell of a container's users and groups.
   *
   * @param time nanoseconds since the epoch
   */
  public void accounts(String containerId, Accounts accounts, long time) throws IOException {
    for (Accounts.User user : accounts.users()) {
      event(AccountEvents.added(user, containerId, time, draft), 0);
    }
    for (Map.Entry<Long, String> group : accounts.groups().entrySet()) {
      event(AccountEvents.added(group.getKey(), group.getValue(), containerId, time, draft), 0);
    }
  }

  /** Puts into the file what is still in memory. */
  public void flush() throws IOException {
    out.flush();
  }

  /** Bytes written so far. */
  public long length() {
    return out.length();
  }

  @Override
  public void close() throws IOException {
    try (file) {
      out.flush();
    }
  }
}
