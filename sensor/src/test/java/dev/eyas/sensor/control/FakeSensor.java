package dev.eyas.sensor.control;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.LoadCode;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.LoadResult;
import dev.eyas.rules.ruleset.MergedItems;
import dev.eyas.rules.ruleset.SchemaVerdict;
import dev.eyas.sensor.NearMiss;
import dev.eyas.sensor.NearMisses;
import dev.eyas.sensor.RuleCount;
import dev.eyas.sensor.filter.Explanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A sensor without a kernel: matches come from the test, a source that says "bad" has an error. */
final class FakeSensor implements SensorBackend {
  final List<List<RulesSource>> loads = new ArrayList<>();
  static final Explanation EXPLANATION =
      new Explanation(
          Explanation.Kind.NOT,
          "not",
          Explanation.Outcome.FALSE,
          List.of(),
          new SourceRange("a.yaml", 0, 9),
          List.of(
              new Explanation(
                  Explanation.Kind.CHECK,
                  "fd.num=1",
                  Explanation.Outcome.NO_VALUE,
                  List.of(new Explanation.FieldValue("fd.num", null)),
                  new SourceRange("a.yaml", 4, 8),
                  List.of())));

  private final Map<String, Long> matches = new LinkedHashMap<>();
  private Set<String> watched = Set.of();
  private MatchListener listener = match -> {};
  private int generation;
  private long events;
  volatile boolean closed;

  @Override
  public synchronized Loaded load(List<RulesSource> sources) {
    loads.add(sources);
    LoadOutcome outcome =
        new LoadOutcome(
            sources.stream().map(FakeSensor::result).toList(),
            EffectiveRuleset.EMPTY,
            MergedItems.EMPTY);
    if (outcome.successful()) {
      generation++;
      matches.clear();
    }
    return new Loaded(outcome, List.of(), generation);
  }

  @Override
  public synchronized void onMatch(MatchListener listener) {
    this.listener = listener;
  }

  synchronized boolean listens() {
    return listener instanceof AlertPump;
  }

  @Override
  public synchronized Counts counts() {
    return new Counts(
        generation,
        events,
        Map.of(),
        matches.entrySet().stream()
            .map(rule -> new RuleCount(rule.getKey(), rule.getValue(), 0, null, 0))
            .toList());
  }

  @Override
  public synchronized void watch(Set<String> rules) {
    watched = rules;
  }

  @Override
  public synchronized void close() {
    listener = match -> {};
    closed = true;
  }

  /** One event, number 77, for each watched rule. */
  @Override
  public synchronized List<NearMisses> nearMisses() {
    return watched.stream().map(this::nearMisses).toList();
  }

  private NearMisses nearMisses(String rule) {
    NearMiss miss = new NearMiss(generation, rule, 1L << 60, 77, "open", "hello", EXPLANATION);
    return new NearMisses(generation, rule, 3, 1, 0, List.of(miss));
  }

  synchronized void match(String rule) {
    events++;
    matches.merge(rule, 1L, Long::sum);
    listener.matched(new FakeMatch(generation, rule, events));
  }

  private static LoadResult result(RulesSource source) {
    boolean bad = source.text().contains("bad");
    LoadProblem problem =
        new LoadProblem(
            LoadCode.LOAD_ERR_VALIDATE,
            "it is bad",
            List.of(),
            "bad\n^",
            new SourceRange(source.name(), 2, 3));
    return new LoadResult(
        source.name(), SchemaVerdict.NONE, bad ? List.of(problem) : List.of(), List.of());
  }

  private record FakeMatch(int generation, String rule, long number) implements Match {
    @Override
    public long eventNumber() {
      return number;
    }

    @Override
    public Explanation explain() {
      return EXPLANATION;
    }

    @Override
    public Alert toAlert() {
      return new Alert(
          generation, rule, "Warning", 1L << 60, number, "execve", "hello", Map.of(), "a.yaml", 0);
    }
  }
}
