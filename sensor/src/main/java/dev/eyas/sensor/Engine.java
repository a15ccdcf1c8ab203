package dev.eyas.sensor;

import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventHandler;
import dev.eyas.sensor.output.AlertFormatter;
import dev.eyas.sensor.state.Accounts;
import dev.eyas.sensor.state.Interfaces;
import dev.eyas.sensor.state.StateTracker;
import dev.eyas.sensor.state.SystemState;
import dev.eyas.sensor.state.ThreadTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The event path: each event updates the state, meets the rules of its type and becomes alerts.
 *
 * <p>Events come on one thread. Rules may be loaded, and counters read, on any other: a ruleset is
 * swapped between two events, and every event is judged by exactly one.
 */
public final class Engine implements EventHandler {
  private final RuleJudge judge;
  private final RulesetCompiler compiler;
  private final ThreadTable threads;
  private final SystemState state;
  private final StateTracker tracker;
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong malformed = new AtomicLong();
  private volatile CompiledRuleset ruleset;
  private volatile RuleStudy studied = RuleStudy.NONE;

  public Engine(EngineOptions options, ContainerRegistry containers, AlertSink sink) {
    judge = new RuleJudge(options.ruleMatching(), sink, new AlertFormatter(options.output()));
    compiler = new RulesetCompiler(options.minimumPriority());
    ruleset = compiler.compile(EffectiveRuleset.EMPTY, 0, new ArrayList<>());
    threads = new ThreadTable(options.processes(), containers);
    Accounts accounts = options.etc() == null ? Accounts.none() : new Accounts(options.etc());
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
  public synchronized LoadedRuleset load(EffectiveRuleset effective) {
    return enforce(prepare(effective));
  }

  /**
   * Compiles a ruleset beside the one in force. Rules that this sensor cannot evaluate are left out
   * and reported.
   */
  PreparedRuleset prepare(EffectiveRuleset effective) {
    List<RuleProblem> problems = new ArrayList<>();
    return new PreparedRuleset(compiler.compile(effective, 0, problems), List.copyOf(problems));
  }

  /** Puts a ruleset in force; its rules count from 0. */
  synchronized LoadedRuleset enforce(PreparedRuleset prepared) {
    ruleset = prepared.compiled().numbered(ruleset.generation() + 1);
    studied = studied.in(ruleset);
    return new LoadedRuleset(ruleset.generation(), prepared.problems());
  }

  /**
   * Looks again at the files that processes have open, after a time in which they came and went
   * unseen. For the event path's thread.
   */
  void rereadFiles() {
    threads.rereadFiles();
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
      judge.judge(tracker.context(), ruleset);
      studied.look(tracker.context());
    } finally {
      tracker.after();
    }
  }

  private static void increment(AtomicLong counter) {
    counter.lazySet(counter.getPlain() + 1);
  }

  /** The rules in force. */
  List<EffectiveRule> rules() {
    return ruleset.rules().stream().map(CompiledRule::rule).toList();
  }

  /**
   * Studies rules, in place of those studied before: the events that they nearly match are kept. A
   * name that no rule in force has waits for a ruleset with such a rule.
   *
   * @param eventsPerSecond events looked at for each rule in a second of the events' time at most
   */
  public synchronized void watch(Set<String> rules, int eventsPerSecond) {
    studied = RuleStudy.of(rules, eventsPerSecond, ruleset);
  }

  /** What has come of the study of each rule since it or its ruleset began. */
  public List<NearMisses> nearMisses() {
    return studied.nearMisses();
  }

  /** Number of the ruleset in force; 0 before the first load. */
  public int generation() {
    return ruleset.generation();
  }

  /** Counters of the ruleset in force, in order of definition. */
  public List<RuleCount> counts() {
    return ruleset.counts();
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
   * Sub-conditions judged since the ruleset in force came into force; one that several rules share
   * counts once an event.
   */
  public long checks() {
    return ruleset.network().checks();
  }

  /** Threads known now. */
  public int threads() {
    return threads.size();
  }
}
