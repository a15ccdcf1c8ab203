package dev.eyas.sensor;

import dev.eyas.sensor.container.ContainerEngine;
import dev.eyas.sensor.kernel.Probe;
import dev.eyas.sensor.kernel.ProbeException;
import dev.eyas.sensor.kernel.ProbeStats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Records this node's events into captures. For one thread. */
public final class LiveRecorder implements AutoCloseable {
  private static final Duration IDLE = Duration.ofMillis(50);

  private final Probe probe;
  private final ContainerEngine containers;
  private final Recorder recorder;

  private LiveRecorder(Probe probe, ContainerEngine containers, Recorder recorder) {
    this.probe = probe;
    this.containers = containers;
    this.recorder = recorder;
  }

  /**
   * Attaches the probe and begins the capture with the processes that run. What happens from then
   * on is recorded by {@link #record}.
   *
   * @throws ProbeException if this machine cannot run the probe, or this user may not
   * @throws IOException if the file cannot be written
   */
  public static LiveRecorder open(LiveOptions live, RecordOptions options) throws IOException {
    Probe probe = Probe.open(live.probe());
    ContainerEngine containers = ContainerEngine.start(live.containers());
    Recorder recorder = new Recorder(options, live.engine(), containers);
    LiveRecorder opened = new LiveRecorder(probe, containers, recorder);
    try {
      probe.interest(recorder.syscalls());
      recorder.begin();
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.release();
      throw e;
    }
  }

  /**
   * Records until told otherwise, then what has happened up to that moment.
   *
   * @param goesOn asked several times a second
   * @throws IOException if the file cannot be written; what is in it is whole
   */
  public void record(BooleanSupplier goesOn) throws IOException {
    try {
      while (goesOn.getAsBoolean()) {
        if (probe.poll(recorder) == 0) {
          recorder.flush();
          probe.await(IDLE);
        }
      }
      // Without this the busy processes of the node would never let the rings run dry.
      probe.interest(new BitSet());
      probe.drain(recorder);
      recorder.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Events recorded so far; those that only the state needs are left out. */
  public long recorded() {
    return recorder.recorded();
  }

  /** Files begun so far. */
  public int segments() {
    return recorder.segments();
  }

  /** Events lost so far, by cause; without causes of which there was none. */
  public Map<String, Long> dropped() {
    ProbeStats.Cpu total = probe.stats().total();
    Map<String, Long> dropped = new LinkedHashMap<>();
    dropped.put("ring full", total.ringFull());
    dropped.put("CPU came online later", total.noRing());
    dropped.put("32-bit system call", total.compat());
    dropped.put("malformed", recorder.malformed());
    dropped.values().removeIf(count -> count == 0);
    return dropped;
  }

  private void release() {
    probe.close();
    containers.close();
  }

  @Override
  public void close() throws IOException {
    try {
      recorder.close();
    } finally {
      release();
    }
  }
}
