package dev.eyas.sensor.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.catalog.Events;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.state.Accounts;
import dev.eyas.sensor.state.Interfaces;
import dev.eyas.sensor.state.ProcScan;
import dev.eyas.sensor.state.StateTracker;
import dev.eyas.sensor.state.SystemState;
import dev.eyas.sensor.state.ThreadInfo;
import dev.eyas.sensor.state.ThreadTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureWriterTest {
  private static final MachineInfo MACHINE = new MachineInfo(4, 1 << 30, 32768, "node-1", 12345);

  @TempDir Path folder;

  /** Copies a capture, and keeps what its state was before the first event. */
  private final class Copy implements CaptureHandler {
    private final SeenCapture seen = new SeenCapture();
    private final Path target;
    private CaptureWriter writer;
    private Map<Long, String> stateBefore;

    Copy(Path target) {
      this.target = target;
    }

    @Override
    public SystemState begin() {
      return seen.begin();
    }

    @Override
    public void onEvent(Event event, int cpu) {
      try {
        if (writer == null) {
          stateBefore = StateText.of(seen.state);
          writer = CaptureWriter.create(target, MACHINE, seen.state, thread -> true);
        }
        writer.event(event, cpu);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      seen.onEvent(event, cpu);
    }

    @Override
    public void onStateEvent(Event event, int cpu) {
      throw new AssertionError("none in these captures");
    }
  }

  private Copy copy(Path file, Path target) throws IOException {
    Copy copy = new Copy(target);
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.read(copy, 1000)) {
        // To the end.
      }
    }
    copy.writer.close();
    return copy;
  }

  @Test
  void whatIsWrittenReadsTheSame() throws IOException {
    for (Path file : CorpusCapturesTest.captures()) {
      Copy first = copy(file, folder.resolve("first.scap"));
      Copy second = copy(folder.resolve("first.scap"), folder.resolve("second.scap"));

      assertEquals(first.seen.all, second.seen.all, file::toString);
      assertEquals(first.stateBefore, second.stateBefore, file::toString);
      assertEquals(StateText.of(first.seen.state), StateText.of(second.seen.state));
    }
  }

  @Test
  void anotherReaderFindsTheSameEventsAndState() throws IOException {
    for (Path file : CorpusCapturesTest.captures()) {
      Path written = folder.resolve("written.scap");
      Copy copy = copy(file, written);

      PlainCapture plain = PlainCapture.read(written);

      assertEquals("node-1", plain.hostname);
      assertEquals(copy.seen.all.size(), plain.events.size());
      for (int i = 0; i < plain.events.size(); i++) {
        PlainCapture.PlainEvent event = plain.events.get(i);
        SeenCapture.Seen seen = copy.seen.all.get(i);
        assertEquals(
            List.of(seen.cpu(), seen.time(), seen.tid(), seen.type()),
            List.of(event.cpu(), event.time(), event.tid(), Events.get(event.type()).name()));
      }
      assertEquals(copy.seen.threadsBefore, plain.processes.size());
      assertTrue(plain.descriptors.size() > 10, () -> plain.descriptors.size() + " lists");
      assertTrue(plain.users.stream().anyMatch(user -> user.startsWith("0 root /root")));
    }
  }

  @Test
  void thisNodesStateSurvives() throws IOException {
    ThreadTable threads = new ThreadTable(ProcScan.ofThisNode(), ContainerRegistry.NONE);
    SystemState node =
        new SystemState(
            threads,
            Accounts.live(Path.of("/etc"), ProcScan.ofThisNode()),
            ContainerRegistry.NONE,
            new Interfaces(),
            "");
    threads.seed();
    node.interfaces().add(new byte[] {10, 0, 0, 7});
    long self = ProcessHandle.current().pid();
    Path file = folder.resolve("node.scap");
    try (CaptureWriter writer = CaptureWriter.create(file, MACHINE, node, thread -> true)) {
      writer.event(new EventBuilder("SYSCALL_CLOSE_X").tid(self).with("fd", 999).build(), 0);
    }

    ThreadInfo before = threads.find(self);
    PlainCapture.Process plain = PlainCapture.read(file).processes.get(self);
    ThreadInfo after = SeenCapture.of(file).state.threads().find(self);

    assertEquals(List.of("0a000007"), PlainCapture.read(file).interfaces);
    assertTrue(SeenCapture.of(file).state.interfaces().has(new byte[] {10, 0, 0, 7}));
    assertEquals(before.comm(), plain.comm());
    assertEquals(List.of(before.comm(), before.exePath()), List.of(after.comm(), after.exePath()));
    assertEquals(before.fds().get(1).name(), after.fds().get(1).name());
    assertEquals(before.parent().tid(), after.parent().tid());
    assertEquals(before.liveThreads(), after.liveThreads());
    assertEquals(before.cgroups(), after.cgroups());
  }

  @Test
  void usersOfContainersGoAlong() throws IOException {
    SeenCapture told = new SeenCapture();
    StateTracker tracker = new StateTracker(told.state);
    EventBuilder user =
        new EventBuilder("USER_ADDED_E")
            .with("uid", 1000)
            .with("gid", 50)
            .with("name", "app")
            .with("home", "/srv")
            .with("shell", "/bin/ash")
            .with("container_id", "0123456789ab");
    EventBuilder group =
        new EventBuilder("GROUP_ADDED_E")
            .with("gid", 50)
            .with("name", "apps")
            .with("container_id", "0123456789ab");
    tracker.before(user.build(), 0);
    tracker.before(group.build(), 0);
    Accounts accounts = told.state.accounts().of("0123456789ab");
    Path file = folder.resolve("users.scap");
    try (CaptureWriter writer = CaptureWriter.create(file, MACHINE, told.state, thread -> true)) {
      writer.accounts("0123456789ab", accounts, 5);
    }

    List<String> types =
        PlainCapture.read(file).events.stream().map(e -> Events.get(e.type()).name()).toList();
    Accounts read = SeenCapture.of(file).state.accounts().of("0123456789ab");

    assertEquals(List.of("useradded", "groupadded"), types);
    assertEquals(new Accounts.User(1000, 50, "app", "/srv", "/bin/ash"), read.user(1000));
    assertEquals("apps", read.group(50));
  }

  @Test
  void theSnapshotIsRestrictedOnDemand() throws IOException {
    SeenCapture seen = new SeenCapture();
    StateTracker tracker = new StateTracker(seen.state);
    for (long tid : new long[] {7, 8}) {
      tracker.before(new EventBuilder("SYSCALL_CLOSE_X").tid(tid).with("fd", 3).build(), 0);
    }
    Path file = folder.resolve("one.scap");
    CaptureWriter.create(file, MACHINE, seen.state, thread -> thread.tid() == 8).close();

    assertEquals(
        new HashMap<>(Map.of(8L, 8L)).keySet(), PlainCapture.read(file).processes.keySet());
  }

  @Test
  void eventsForTheStateAloneKeepTheirFlag() throws IOException {
    SeenCapture seen = new SeenCapture();
    Path file = folder.resolve("flags.scap");
    Event event = new EventBuilder("SYSCALL_CLOSE_X").tid(7).with("fd", 3).build();
    try (CaptureWriter writer = CaptureWriter.create(file, MACHINE, seen.state, thread -> true)) {
      writer.stateEvent(event, 1);
      writer.event(event, 1);
    }

    List<PlainCapture.PlainEvent> events = PlainCapture.read(file).events;

    assertEquals(List.of(true, false), events.stream().map(e -> e.stateOnly()).toList());
    assertEquals(1, SeenCapture.of(file).stateOnly);
  }
}
