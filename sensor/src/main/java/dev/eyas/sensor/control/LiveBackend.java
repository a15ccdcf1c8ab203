package dev.eyas.sensor.control;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.RulesLoader;
import dev.eyas.sensor.GuestRules;
import dev.eyas.sensor.LiveSensor;
import dev.eyas.sensor.LoadedRuleset;
import dev.eyas.sensor.NearMisses;
import dev.eyas.sensor.RuleProblem;
import dev.eyas.sensor.filter.Explanation;
import java.util.List;
import java.util.Set;

/** This node's sensor, for one client of the control interface. */
public final class LiveBackend implements SensorBackend {
  /** Events of each watched rule that are looked at; more would cost events. */
  private static final int STUDIED_PER_SECOND = 2000;

  private final GuestRules rules;
  private final RulesLoader loader = new RulesLoader();

  public LiveBackend(LiveSensor sensor) {
    rules = sensor.guest();
  }

  @Override
  public Loaded load(List<RulesSource> sources) {
    LoadOutcome outcome = loader.load(sources);
    if (!outcome.successful()) {
      return new Loaded(outcome, List.of(), rules.generation());
    }
    LoadedRuleset loaded = rules.load(outcome.ruleset());
    return new Loaded(
        outcome,
        loaded.problems().stream().map(LiveBackend::problem).toList(),
        loaded.generation());
  }

  @Override
  public void onMatch(MatchListener listener) {
    rules.onMatch(match -> listener.matched(new LiveMatch(match)));
  }

  @Override
  public Counts counts() {
    return new Counts(rules.generation(), rules.events(), rules.dropped(), rules.counts());
  }

  @Override
  public void watch(Set<String> names) {
    rules.watch(names, STUDIED_PER_SECOND);
  }

  @Override
  public List<NearMisses> nearMisses() {
    return rules.nearMisses();
  }

  @Override
  public void close() {
    rules.close();
  }

  private static RulesLoadResult.Problem problem(RuleProblem problem) {
    SourceRange origin = problem.rule().origin();
    return new RulesLoadResult.Problem(
        "warning",
        "SENSOR_UNSUPPORTED",
        "The sensor cannot run this rule: " + problem.message(),
        origin.source(),
        origin.offset(),
        origin.length());
  }

  private record LiveMatch(dev.eyas.sensor.Match match) implements Match {
    @Override
    public int generation() {
      return match.generation();
    }

    @Override
    public String rule() {
      return match.rule().name();
    }

    @Override
    public long eventNumber() {
      return match.eventNumber();
    }

    @Override
    public Explanation explain() {
      return match.explain();
    }

    @Override
    public Alert toAlert() {
      EffectiveRule rule = match.rule();
      return new Alert(
          match.generation(),
          rule.name(),
          rule.priority().label(),
          match.time(),
          match.eventNumber(),
          match.eventType(),
          match.message(),
          match.fields(),
          rule.origin().source(),
          rule.origin().offset());
    }
  }
}
