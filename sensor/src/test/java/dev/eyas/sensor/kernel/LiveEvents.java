package dev.eyas.sensor.kernel;

import dev.eyas.catalog.Syscalls;
import dev.eyas.sensor.event.EventHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Runs something while a probe records what the kernel tells about it. */
final class LiveEvents {
  /** Something to do while events are recorded. */
  interface Work {
    void run() throws Exception;
  }

  private LiveEvents() {}

  static BitSet syscalls(String... names) {
    BitSet result = new BitSet();
    Stream.of(names).forEach(name -> result.set(Syscalls.find(name).orElseThrow().x8664()));
    return result;
  }

  static BitSet allSyscalls() {
    BitSet result = new BitSet();
    Syscalls.all().stream().map(s -> s.x8664()).filter(Objects::nonNull).forEach(result::set);
    return result;
  }

  /** Every event of the machine between the beginning and the end of the work. */
  static List<RecordedEvent> during(Probe probe, Work work) throws Exception {
    List<RecordedEvent> events = new ArrayList<>();
    during(probe, (event, cpu) -> events.add(RecordedEvent.of(event, cpu)), work);
    return events;
  }

  /** Shows every event of the machine between the beginning and the end of the work. */
  static void during(Probe probe, EventHandler handler, Work work) throws Exception {
    Throwable[] failure = new Throwable[1];
    Thread worker =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Throwable e) {
                failure[0] = e;
              }
            });
    worker.start();
    while (worker.isAlive()) {
      if (probe.poll(handler) == 0) {
        probe.await(Duration.ofMillis(20));
      }
    }
    probe.drain(handler);
    if (failure[0] != null) {
      throw new AssertionError("the work failed", failure[0]);
    }
  }
}
