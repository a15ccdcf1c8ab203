package dev.eyas.cli.report;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.LoadResult;
import dev.eyas.rules.validation.ThoroughLoad;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules files that were loaded together, and each problem in them once: those that Falco's loader
 * stops at, those behind them, and the warnings that hold when all files are loaded.
 */
public final class Diagnosis {
  private final LoadOutcome outcome;
  private final Map<String, LinedFile> sources = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private Diagnosis(LoadOutcome outcome, List<RulesSource> sources) {
    this.outcome = outcome;
    sources.forEach(source -> this.sources.put(source.name(), new LinedFile(source)));
  }

  /**
   * @param sources in load order
   */
  public static Diagnosis of(List<RulesSource> sources) {
    return of(sources, Lints.NONE);
  }

  /**
   * @param sources in load order
   */
  public static Diagnosis of(List<RulesSource> sources, Lints lints) {
    ThoroughLoad.Findings findings = new ThoroughLoad().load(sources);
    Diagnosis diagnosis = new Diagnosis(findings.outcome(), sources);
    diagnosis.addAll(findings.problems());
    lints.run(sources, findings.ruleset()).stream()
        .map(Problem::of)
        .forEach(diagnosis.problems::add);
    diagnosis.sort();
    return diagnosis;
  }

  private void addAll(List<LoadProblem> found) {
    Cures cures = new Cures(outcome.merged(), this::textOf);
    found.forEach(problem -> problems.add(Problem.of(problem, cures)));
  }

  private String textOf(SourceRange range) {
    LinedFile source = sources.get(range.source());
    return source == null
        ? ""
        : source.text().substring(range.offset(), range.offset() + range.length());
  }

  private void sort() {
    List<String> files = List.copyOf(sources.keySet());
    problems.sort(
        Comparator.comparingInt((Problem problem) -> files.indexOf(problem.range().source()))
            .thenComparingInt(problem -> problem.range().offset()));
  }

  /** What Falco's loader itself says. */
  public LoadOutcome outcome() {
    return outcome;
  }

  /** In load order of their files and by place. */
  public List<Problem> problems() {
    return problems;
  }

  public long count(Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).count();
  }

  public boolean isSound() {
    return outcome.successful() && count(Severity.ERROR) == 0;
  }

  Place placeOf(Problem problem) {
    return placeOf(problem.range());
  }

  public Place placeOf(SourceRange range) {
    return Place.of(range, sources.get(range.source()));
  }

  /** The worst that there is in a file; null if there is nothing. */
  Severity worstIn(LoadResult result) {
    if (!result.successful()) {
      return Severity.ERROR;
    }
    return problems.stream()
        .filter(problem -> problem.range().source().equals(result.name()))
        .map(Problem::severity)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
