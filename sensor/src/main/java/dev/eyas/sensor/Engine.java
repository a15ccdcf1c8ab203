package dev.eyas.sensor;

import dev.eyas.catalog.EventType;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventHandler;
import dev.eyas.sensor.output.AlertFormatter;
import dev.eyas.sensor.state.Accounts;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.StateTracker;
import dev.eyas.sensor.state.SystemState;
import dev.eyas.sensor.state.ThreadTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The event path: each event updates the state, meets the rules of its type and becomes alerts.
 *
 * <p>Events come on one thread. Rules may be loaded, and counters read, on any other: a ruleset is
 * swapped between two events, and every event is judged by exactly one.
 */
public final class Engine implements EventHandler {
  private final RuleMatching ruleMatching;
  private final AlertSink sink;
  private final AlertFormatter formatter;
  private final RulesetCompiler compiler;
  private final ThreadTable threads;
  private final SystemState state;
  private final StateTracker tracker;
  private volatile CompiledRuleset ruleset = new CompiledRuleset(0, List.of());
  private volatile long events;
  private volatile long malformed;

  public Engine(EngineOptions options, ContainerRegistry containers, AlertSink sink) {
    this.sink = sink;
    ruleMatching = options.ruleMatching();
    formatter = new AlertFormatter(options.output());
    compiler = new RulesetCompiler(options.minimumPriority());
    threads = new ThreadTable(options.processes(), containers);
    Accounts accounts = options.etc() == null ? Accounts.none() : new Accounts(options.etc());
    state = new SystemState(threads, accounts, containers, options.hostname());
    tracker = new StateTracker(state);
  }

  /**
   * Fills the state with the processes that run already. To be called on the event path's thread,
   * once the probe is attached and before the first event.
   */
  public void seed() {
    threads.seed();
  }

  /**
   * Puts a ruleset in force. Rules that this sensor cannot evaluate are left out and reported; the
   * others count from 0.
   */
  public synchronized LoadedRuleset load(EffectiveRuleset effective) {
    List<RuleProblem> problems = new ArrayList<>();
    CompiledRuleset compiled = compiler.compile(effective, ruleset.generation() + 1, problems);
    BitSet types = compiled.eventTypes();
    types.or(tracker.needed());
    ruleset = compiled;
    return new LoadedRuleset(
        compiled.generation(), List.copyOf(problems), SyscallSets.causing(types));
  }

  @Override
  public void onEvent(Event event, int cpu) {
    events++;
    try {
      if (tracker.before(event, cpu)) {
        judge(tracker.context());
        tracker.after();
      }
    } catch (IndexOutOfBoundsException e) {
      // Parameters that are shorter than their types: nothing to judge.
      malformed++;
    }
  }

  /** Updates the state by an event that no rule is to see. */
  public void track(Event event, int cpu) {
    events++;
    try {
      tracker.before(event, cpu);
      tracker.after();
    } catch (IndexOutOfBoundsException e) {
      malformed++;
    }
  }

  /** What is known of the node that the events come from; for the event path's thread. */
  public SystemState state() {
    return state;
  }

  private void judge(EventContext context) {
    CompiledRuleset current = ruleset;
    EventType type = context.type();
    for (CompiledRule rule : current.candidates(type)) {
      if (holds(rule, context)) {
        rule.matched();
        sink.alert(new Match(rule, current.generation(), context, formatter));
        if (ruleMatching == RuleMatching.FIRST) {
          return;
        }
      }
    }
  }

  /** One rule's failure is its own: the others are judged all the same. */
  private boolean holds(CompiledRule rule, EventContext context) {
    try {
      return rule.condition().holds(context);
    } catch (RuntimeException e) {
      if (rule.failed()) {
        sink.failed(rule.rule(), e);
      }
      return false;
    }
  }

  /** Number of the ruleset in force; 0 before the first load. */
  public int generation() {
    return ruleset.generation();
  }

  /** Counters of the ruleset in force, in order of definition. */
  public List<RuleCount> counts() {
    return ruleset.rules().stream()
        .map(rule -> new RuleCount(rule.rule().name(), rule.matches(), rule.failures()))
        .toList();
  }

  /** Events seen since the start. */
  public long events() {
    return events;
  }

  /** Events that could not be read. */
  public long malformed() {
    return malformed;
  }

  /** Threads known now. */
  public int threads() {
    return threads.size();
  }
}
