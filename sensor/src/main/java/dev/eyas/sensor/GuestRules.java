package dev.eyas.sensor;

import dev.eyas.rules.ruleset.EffectiveRuleset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The rules of a guest of a {@link LiveSensor}, such as an editor: in force beside those of the
 * sensor itself, which go on as if nobody had come. All methods may be called from any thread.
 */
public final class GuestRules implements AutoCloseable {
  private final LiveSensor sensor;
  private final RulesetSlot slot;
  private volatile AlertSink sink = match -> {};

  /**
   * @param place gives a place whose matches go to the sink
   */
  GuestRules(LiveSensor sensor, Function<AlertSink, RulesetSlot> place) {
    this.sensor = sensor;
    slot = place.apply(new GuardedSink(() -> this.sink));
  }

  /** As {@link LiveSensor#load}. */
  public LoadedRuleset load(EffectiveRuleset ruleset) {
    return sensor.load(slot, ruleset);
  }

  /** Sends matches of these rules from now on to this sink, in place of the one before. */
  public void onMatch(AlertSink sink) {
    this.sink = sink;
  }

  /** As {@link Engine#watch}, for these rules. */
  public void watch(Set<String> rules, int eventsPerSecond) {
    sensor.watch(slot, rules, eventsPerSecond);
  }

  /** As {@link Engine#nearMisses}, for these rules. */
  public List<NearMisses> nearMisses() {
    return slot.nearMisses();
  }

  /** Number of the ruleset in force here; 0: none yet. */
  public int generation() {
    return slot.generation();
  }

  /** Counters of the rules in force here, in order of definition. */
  public List<RuleCount> counts() {
    return slot.counts();
  }

  /** Events that the sensor has seen since its start. */
  public long events() {
    return sensor.events();
  }

  /** As {@link LiveSensor#dropped}. */
  public Map<String, Long> dropped() {
    return sensor.dropped();
  }

  /** Takes the rules out of force. */
  @Override
  public void close() {
    sensor.remove(slot);
  }
}
