package dev.eyas.sensor;

import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.capture.CaptureException;
import dev.eyas.sensor.capture.CaptureHandler;
import dev.eyas.sensor.capture.CaptureReader;
import dev.eyas.sensor.container.CapturedContainers;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.state.SystemState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Captures, judged by rules as {@link LiveSensor} judges this node: the same engine, fed from
 * files. For one thread.
 */
public final class Replay implements CaptureHandler {
  private final CapturedContainers containers = new CapturedContainers();
  private final GuardedSink sink;
  private final Engine engine;
  private long unknown;
  private long damaged;

  /**
   * @param options {@link EngineOptions#captured}, changed as needed
   */
  public Replay(EngineOptions options, AlertSink sink) {
    this.sink = new GuardedSink(() -> sink);
    engine = new Engine(options, containers, this.sink);
  }

  /** Puts rules in force. */
  public LoadedRuleset load(EffectiveRuleset ruleset) {
    return engine.load(ruleset);
  }

  /**
   * Judges the events of a capture up to its end.
   *
   * @param progress asked now and then whether to go on
   * @throws CaptureException if the file is cut off or damaged; what came before has been judged
   */
  public void read(CaptureReader capture, Progress progress) throws CaptureException {
    try {
      while (capture.read(this, Progress.EVENTS) && progress.goesOn()) {
        // Up to the end.
      }
    } finally {
      unknown += capture.unknown();
      damaged += capture.damaged();
    }
  }

  /** Follows a replay. */
  @FunctionalInterface
  public interface Progress {
    /** Events between two calls. */
    int EVENTS = 1 << 14;

    /** Whether to go on. */
    boolean goesOn();
  }

  @Override
  public SystemState begin() {
    containers.clear();
    return engine.state();
  }

  @Override
  public void onEvent(Event event, int cpu) {
    containers.learn(event);
    engine.onEvent(event, cpu);
  }

  @Override
  public void onStateEvent(Event event, int cpu) {
    containers.learn(event);
    engine.track(event, cpu);
  }

  /** Events seen so far. */
  public long events() {
    return engine.events();
  }

  /** Counters of the rules in force, in order of definition. */
  public List<RuleCount> counts() {
    return engine.counts();
  }

  /** Studies rules, every event of them. */
  public void watch(Set<String> rules) {
    engine.watch(rules, Integer.MAX_VALUE);
  }

  /** As {@link Engine#nearMisses}. */
  public List<NearMisses> nearMisses() {
    return engine.nearMisses();
  }

  /** What could not be judged, shown or kept, by cause; without causes of which there was none. */
  public Map<String, Long> dropped() {
    Map<String, Long> dropped = new LinkedHashMap<>();
    dropped.put("of a newer version", unknown);
    dropped.put("damaged", damaged + engine.malformed());
    dropped.put("alert not printed", sink.unprinted());
    dropped.put("rule failed", engine.failures());
    dropped.put("thread or descriptor without room", engine.rejected());
    dropped.values().removeIf(count -> count == 0);
    return dropped;
  }
}
