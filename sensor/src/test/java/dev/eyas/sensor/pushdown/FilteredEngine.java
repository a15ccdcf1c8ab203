package dev.eyas.sensor.pushdown;

import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.AlertSink;
import dev.eyas.sensor.Engine;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.Match;
import dev.eyas.sensor.TestRules;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.state.TestProcesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Two engines with the same rules: one sees everything, the other what the kernel lets pass. */
final class FilteredEngine {
  private final Alerts whole = new Alerts();
  private final Alerts filtered = new Alerts();
  private final Engine unfiltered;
  private final Engine behind;
  private final FilterModel model;
  private int keptBack;

  /**
   * @param rules conditions, each with its output behind a tab
   */
  FilteredEngine(List<String> rules) {
    EffectiveRuleset ruleset = ruleset(rules);
    unfiltered = engine(ruleset, whole);
    behind = engine(ruleset, filtered);
    model =
        new FilterModel(
            new PushDown(PushDown.Depth.CONDITIONS, BaseSyscalls.DEFAULT)
                .plan(ruleset.rules(), behind.stateTypes(), Set.of()));
  }

  static EffectiveRuleset ruleset(List<String> rules) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < rules.size(); i++) {
      String[] parts = rules.get(i).split("\t");
      yaml.append(TestRules.rule("r" + i, parts[0], parts[1]));
    }
    return TestRules.load(yaml.toString());
  }

  private static Engine engine(EffectiveRuleset ruleset, AlertSink sink) {
    Engine engine =
        new Engine(
            EngineOptions.live().withProcesses(new TestProcesses()), ContainerRegistry.NONE, sink);
    engine.seed();
    engine.load(ruleset);
    return engine;
  }

  /** The filter that is planned for the rules. */
  FilterModel model() {
    return model;
  }

  /**
   * An event of a system call. One that nobody watches is no event, whatever is pushed down.
   *
   * @param passes whether it does under the filter
   */
  void happen(int syscall, Event event, boolean passes) {
    if (!model.watches(syscall)) {
      return;
    }
    unfiltered.onEvent(event, 0);
    if (passes) {
      behind.onEvent(event, 0);
    } else {
      keptBack++;
    }
  }

  List<String> alertsOfAll() {
    return whole.lines;
  }

  List<String> alertsOfPassed() {
    return filtered.lines;
  }

  /** Number of events that did not pass. */
  int keptBack() {
    return keptBack;
  }

  private static final class Alerts implements AlertSink {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void alert(Match match) {
      lines.add(match.rule().name() + ": " + match.message());
    }

    @Override
    public void failed(EffectiveRule rule, RuntimeException cause) {
      throw cause;
    }
  }
}
