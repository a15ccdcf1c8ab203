package dev.eyas.sensor.control;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.LoadResult;
import java.util.List;
import java.util.stream.Stream;

/** From the loader's words to the protocol's. */
final class LoadResults {
  static List<RulesLoadResult.Problem> problems(SensorBackend.Loaded loaded) {
    return Stream.concat(
            loaded.outcome().results().stream().flatMap(LoadResults::problems),
            loaded.problems().stream())
        .toList();
  }

  private static Stream<RulesLoadResult.Problem> problems(LoadResult result) {
    return Stream.concat(
        result.errors().stream().map(problem -> problem("error", problem, result)),
        result.warnings().stream().map(problem -> problem("warning", problem, result)));
  }

  private static RulesLoadResult.Problem problem(
      String severity, LoadProblem problem, LoadResult result) {
    SourceRange range =
        problem.range() == null ? new SourceRange(result.name(), 0, 0) : problem.range();
    return new RulesLoadResult.Problem(
        severity,
        problem.code().name(),
        problem.message().isEmpty() ? problem.code().summary() : problem.message(),
        range.source(),
        range.offset(),
        range.length());
  }

  private LoadResults() {}
}
