package dev.eyas.sensor;

import dev.eyas.catalog.Priority;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventHandler;
import dev.eyas.sensor.output.AlertFormatter;
import dev.eyas.sensor.state.Accounts;
import dev.eyas.sensor.state.Interfaces;
import dev.eyas.sensor.state.StateTracker;
import dev.eyas.sensor.state.SystemState;
import dev.eyas.sensor.state.ThreadTable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The event path: each event updates the state, meets the rules of its type and becomes alerts.
 *
 * <p>Events come on one thread. Rules may be loaded, and counters read, on any other: a ruleset is
 * swapped between two events, and every event is judged by exactly one of each party.
 */
public final class Engine implements EventHandler {
  private final AlertFormatter formatter;
  private final RulesetSlot own;
  private final ThreadTable threads;
  private final SystemState state;
  private final StateTracker tracker;
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong malformed = new AtomicLong();
  private volatile RulesetSlot[] slots;

  public Engine(EngineOptions options, ContainerRegistry containers, AlertSink sink) {
    RulesetCompiler compiler = new RulesetCompiler(options.minimumPriority());
    formatter = new AlertFormatter(options.output());
    own = new RulesetSlot(options.ruleMatching(), compiler, sink, formatter);
    slots = new RulesetSlot[] {own};
    threads = new ThreadTable(options.processes(), containers);
    Accounts accounts =
        options.etc() == null ? Accounts.none() : Accounts.live(options.etc(), options.processes());
    state = new SystemState(threads, accounts, containers, new Interfaces(), options.hostname());
    tracker = new StateTracker(state);
  }

  /**
   * Fills the state with the processes that run already. To be called on the event path's thread,
   * once the probe is attached and before the first event.
   */
  public void seed() {
    state.interfaces().readNode();
    threads.seed();
  }

  /** Puts a ruleset in force: {@link #prepare} and {@link #enforce} in one. */
  public LoadedRuleset load(EffectiveRuleset effective) {
    return enforce(prepare(effective));
  }

  /** Compiles a ruleset beside the one in force. */
  PreparedRuleset prepare(EffectiveRuleset effective) {
    return own.prepare(effective);
  }

  /** Puts a ruleset in force; its rules count from 0. */
  LoadedRuleset enforce(PreparedRuleset prepared) {
    return own.enforce(prepared);
  }

  /** The place of the engine's own rules. */
  RulesetSlot own() {
    return own;
  }

  /**
   * A place for rules that every event meets after the engine's own, from now on.
   *
   * @param matching which of its rules that match an event raise an alert
   */
  synchronized RulesetSlot add(RuleMatching matching, AlertSink sink) {
    RulesetSlot guest =
        new RulesetSlot(matching, new RulesetCompiler(Priority.DEBUG), sink, formatter);
    slots = Stream.concat(Arrays.stream(slots), Stream.of(guest)).toArray(RulesetSlot[]::new);
    return guest;
  }

  /** Takes the rules of such a place out of force. */
  synchronized void remove(RulesetSlot guest) {
    slots = Arrays.stream(slots).filter(slot -> slot != guest).toArray(RulesetSlot[]::new);
  }

  /** The rules in force in all places but one; null: in all. */
  List<EffectiveRule> rulesBut(RulesetSlot one) {
    return Arrays.stream(slots)
        .filter(slot -> slot != one)
        .flatMap(slot -> slot.rules().stream())
        .toList();
  }

  /** Names of the rules that are studied in any place, in force or not. */
  Set<String> studied() {
    return Arrays.stream(slots)
        .flatMap(slot -> slot.studied().stream())
        .collect(Collectors.toSet());
  }

  /**
   * Looks again at what processes have open, after a time in which it came and went unseen. For the
   * event path's thread.
   */
  void rereadDescriptors() {
    threads.rereadDescriptors();
  }

  @Override
  public void onEvent(Event event, int cpu) {
    increment(events);
    try {
      if (tracker.before(event, cpu)) {
        judge();
      }
    } catch (IndexOutOfBoundsException e) {
      // Parameters that are shorter than their types: nothing to judge.
      increment(malformed);
    }
  }

  /** Updates the state by an event that no rule is to see. */
  public void track(Event event, int cpu) {
    increment(events);
    try {
      tracker.before(event, cpu);
      tracker.after();
    } catch (IndexOutOfBoundsException e) {
      increment(malformed);
    }
  }

  /** The event types that the state cannot be kept without. */
  public BitSet stateTypes() {
    return tracker.needed();
  }

  /** What is known of the node that the events come from; for the event path's thread. */
  public SystemState state() {
    return state;
  }

  /** What the event ended is taken away, whatever became of its alerts. */
  private void judge() {
    try {
      for (RulesetSlot slot : slots) {
        slot.judge(tracker.context());
      }
    } finally {
      tracker.after();
    }
  }

  private static void increment(AtomicLong counter) {
    counter.lazySet(counter.getPlain() + 1);
  }

  /** The rules in force. */
  List<EffectiveRule> rules() {
    return own.rules();
  }

  /**
   * Studies rules, in place of those studied before: the events that they nearly match are kept. A
   * name that no rule in force has waits for a ruleset with such a rule.
   *
   * @param eventsPerSecond events looked at for each rule in a second of the events' time at most
   */
  public void watch(Set<String> rules, int eventsPerSecond) {
    own.watch(rules, eventsPerSecond);
  }

  /** What has come of the study of each rule since it or its ruleset began. */
  public List<NearMisses> nearMisses() {
    return own.nearMisses();
  }

  /** Number of the ruleset in force; 0 before the first load. */
  public int generation() {
    return own.generation();
  }

  /** Counters of the ruleset in force, in order of definition. */
  public List<RuleCount> counts() {
    return own.counts();
  }

  /** Events seen since the start. */
  public long events() {
    return events.get();
  }

  /** Events that could not be read. */
  public long malformed() {
    return malformed.get();
  }

  /**
   * Sub-conditions judged since the ruleset in force was compiled; one that several rules share
   * counts once an event.
   */
  public long checks() {
    return own.checks();
  }

  /** How often a rule threw instead of being judged, wherever it is in force. */
  long failures() {
    return Arrays.stream(slots).mapToLong(RulesetSlot::failures).sum();
  }

  /** As {@link ThreadTable#rejected}. */
  long rejected() {
    return threads.rejected();
  }

  /** Threads known now. */
  public int threads() {
    return threads.size();
  }
}
