package dev.eyas.sensor.capture;

import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.state.Accounts;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.Interfaces;
import dev.eyas.sensor.state.ProcessSource;
import dev.eyas.sensor.state.StateTracker;
import dev.eyas.sensor.state.SystemState;
import dev.eyas.sensor.state.ThreadTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A capture read to its end, with what rules would see of it. */
final class SeenCapture implements CaptureHandler {
  /**
   * An event.
   *
   * @param number as {@code evt.num} counts
   * @param bytes of the whole event, as hexadecimal digits
   */
  record Seen(long number, int cpu, String type, long time, long tid, String bytes) {}

  final SystemState state =
      new SystemState(
          new ThreadTable(ProcessSource.NONE, ContainerRegistry.NONE),
          Accounts.none(),
          ContainerRegistry.NONE,
          new Interfaces(),
          "");
  final List<Seen> visible = new ArrayList<>();
  final List<Seen> all = new ArrayList<>();
  int sections;
  int stateOnly;
  int threadsBefore;
  private final StateTracker tracker = new StateTracker(state);

  static SeenCapture of(Path file) throws IOException {
    try (CaptureReader reader = CaptureReader.open(file)) {
      SeenCapture seen = new SeenCapture();
      seen.readAll(reader);
      return seen;
    }
  }

  void readAll(CaptureReader reader) throws CaptureException {
    while (reader.read(this, 100)) {
      // To the end.
    }
  }

  @Override
  public SystemState begin() {
    sections++;
    return state;
  }

  @Override
  public void onEvent(Event event, int cpu) {
    if (all.isEmpty()) {
      threadsBefore = state.threads().size();
    }
    boolean isVisible = tracker.before(event, cpu);
    Seen seen = seen(event, cpu);
    all.add(seen);
    if (isVisible) {
      visible.add(seen);
    }
    tracker.after();
  }

  @Override
  public void onStateEvent(Event event, int cpu) {
    stateOnly++;
    tracker.before(event, cpu);
    all.add(seen(event, cpu));
    tracker.after();
  }

  private Seen seen(Event event, int cpu) {
    EventContext context = tracker.context();
    byte[] bytes = new byte[event.length()];
    event.buffer().get(event.offset(), bytes);
    return new Seen(
        context.number(),
        cpu,
        context.type().name(),
        event.timestamp(),
        event.tid(),
        HexFormat.of().formatHex(bytes));
  }
}
