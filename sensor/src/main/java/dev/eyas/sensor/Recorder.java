package dev.eyas.sensor;

import dev.eyas.sensor.RecordOptions.Rotation;
import dev.eyas.sensor.capture.CaptureWriter;
import dev.eyas.sensor.capture.MachineInfo;
import dev.eyas.sensor.container.ContainerInfo;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventHandler;
import dev.eyas.sensor.pushdown.BaseSyscalls;
import dev.eyas.sensor.pushdown.PushDown;
import dev.eyas.sensor.state.Accounts;
import dev.eyas.sensor.state.ThreadInfo;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes events into capture files, each of which begins with the state as it is then. For the
 * event path's thread. A file that cannot be written ends it with an {@link UncheckedIOException}.
 */
final class Recorder implements EventHandler, Closeable {
  private final RecordOptions options;
  private final ContainerRegistry containers;
  private final Engine engine;
  private final ProcessTree tree;
  private final BitSet stateTypes;
  private final MachineInfo machine;
  private final Map<String, ContainerInfo> described = new HashMap<>();

  /** Which of a container's accounts are in the file: their generations. */
  private final Map<String, Integer> introduced = new HashMap<>();

  private CaptureWriter writer;
  private long stateBytes;
  private int segments;
  private boolean chosen;
  private volatile long recorded;

  Recorder(RecordOptions options, EngineOptions engineOptions, ContainerRegistry containers) {
    this.options = options;
    this.containers = containers;
    engine = new Engine(engineOptions, containers, match -> chosen = true);
    tree = options.tree().isPresent() ? new ProcessTree(options.tree().getAsLong()) : null;
    stateTypes = engine.stateTypes();
    machine = MachineInfo.ofThisNode(engineOptions.hostname());
  }

  /** The system calls whose events are needed. */
  BitSet syscalls() {
    engine.load(options.query().ruleset());
    return new PushDown(PushDown.Depth.EVENT_TYPES, BaseSyscalls.DEFAULT)
        .plan(engine.rules(), engine.stateTypes(), Set.of())
        .syscalls();
  }

  /** Takes in the processes that run, and begins the first file with them. */
  void begin() throws IOException {
    engine.seed();
    nextSegment();
  }

  private void nextSegment() throws IOException {
    if (writer != null) {
      writer.close();
    }
    segments++;
    described.clear();
    introduced.clear();
    Path file = segment(segments);
    writer = CaptureWriter.create(file, machine, engine.state(), this::isWanted);
    stateBytes = writer.length();
    int oldest = segments - options.rotation().map(Rotation::files).orElse(segments);
    if (oldest > 0) {
      Files.deleteIfExists(segment(oldest));
    }
  }

  private Path segment(int number) {
    return options
        .rotation()
        .map(rotation -> rotation.segment(options.file(), number))
        .orElse(options.file());
  }

  private boolean isWanted(ThreadInfo thread) {
    return tree == null || tree.contains(thread);
  }

  @Override
  public void onEvent(Event event, int cpu) {
    // A thread's last event takes it out of the state, a new one's first puts it in.
    ThreadInfo before = engine.state().threads().find(event.tid());
    chosen = false;
    engine.onEvent(event, cpu);
    ThreadInfo after = engine.state().threads().find(event.tid());
    ThreadInfo thread = after == null ? before : after;
    if (tree != null && (thread == null || !tree.contains(thread))) {
      return;
    }
    try {
      write(event, cpu, thread);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (tree != null && after == null && thread.isMain()) {
      tree.remove(thread.pid());
    }
  }

  private void write(Event event, int cpu, ThreadInfo thread) throws IOException {
    if (!chosen && !stateTypes.get(event.type())) {
      return;
    }
    if (thread != null && !thread.containerId().isEmpty()) {
      describe(thread.containerId(), event.timestamp());
      introduce(thread, event.timestamp());
    }
    if (chosen) {
      writer.event(event, cpu);
      recorded++;
    } else {
      writer.stateEvent(event, cpu);
    }
    if (options.rotation().isPresent() && isFull(options.rotation().get())) {
      nextSegment();
    }
  }

  /** The state at the beginning does not count: it may be larger than all of the limit. */
  private boolean isFull(Rotation rotation) {
    return writer.length() - stateBytes >= rotation.bytes();
  }

  /** What is known of a container goes ahead of its first event, and again when more is known. */
  private void describe(String id, long time) throws IOException {
    ContainerInfo info = containers.find(id);
    if (info != null && described.put(id, info) != info) {
      writer.container(info, time);
    }
  }

  /** A container's users go ahead of its first event, and again when they have changed. */
  private void introduce(ThreadInfo thread, long time) throws IOException {
    engine.state().accounts().meet(thread);
    Accounts accounts = engine.state().accounts().of(thread);
    int generation = accounts.generation();
    int known = Objects.requireNonNullElse(introduced.put(thread.containerId(), generation), 0);
    if (known != generation) {
      writer.accounts(thread.containerId(), accounts, time);
    }
  }

  void flush() throws IOException {
    writer.flush();
  }

  /** Events recorded, those for the state alone left out. */
  long recorded() {
    return recorded;
  }

  /** Files begun. */
  int segments() {
    return segments;
  }

  long malformed() {
    return engine.malformed();
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
