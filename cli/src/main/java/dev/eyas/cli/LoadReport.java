package dev.eyas.cli;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.LoadResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** What loading said, for people: Falco's words, and each place as {@code file:line:column}. */
final class LoadReport {
  private final LoadOutcome outcome;
  private final Map<String, RulesSource> sources;
  private final Ansi ansi;

  /**
   * @param sources what was loaded
   * @param ansi whether to use colours
   */
  LoadReport(LoadOutcome outcome, List<RulesSource> sources, Ansi ansi) {
    this.outcome = outcome;
    this.sources =
        sources.stream()
            .collect(Collectors.toMap(RulesSource::name, Function.identity(), (a, b) -> a));
    this.ansi = ansi;
  }

  /** Everything, file by file. */
  void print(PrintWriter out) {
    outcome.results().forEach(result -> print(result, out));
    out.println(summary());
    out.flush();
  }

  /** Only what there is to complain of. */
  void printProblems(PrintWriter out) {
    outcome.results().stream()
        .filter(result -> !result.successful() || !result.warnings().isEmpty())
        .forEach(result -> print(result, out));
    out.flush();
  }

  private void print(LoadResult result, PrintWriter out) {
    out.println(result.name() + ": " + verdict(result));
    print("Errors", result.errors(), out);
    print("Warnings", result.warnings(), out);
  }

  private String verdict(LoadResult result) {
    if (!result.successful()) {
      return ansi.string("@|bold,red Invalid|@");
    }
    return result.warnings().isEmpty()
        ? ansi.string("@|green Ok|@")
        : ansi.string("@|yellow Ok, with warnings|@");
  }

  private void print(String kind, List<LoadProblem> problems, PrintWriter out) {
    if (!problems.isEmpty()) {
      out.println(problems.size() + " " + kind + ":");
      problems.forEach(problem -> print(problem, out));
    }
  }

  private void print(LoadProblem problem, PrintWriter out) {
    String summary = problem.code() + " (" + problem.code().summary() + ")";
    out.println(
        place(problem.range())
            + summary
            + (problem.message().isEmpty() ? "" : ": " + problem.message()));
    String lead = "In ";
    for (LoadProblem.Location location : problem.context()) {
      out.println(lead + describe(location));
      lead = "    ";
    }
    if (!problem.snippet().isEmpty()) {
      out.println("------");
      out.println(problem.snippet().stripTrailing());
      out.println("------");
    }
  }

  private String place(SourceRange range) {
    RulesSource source = range == null ? null : sources.get(range.source());
    if (source == null) {
      return "";
    }
    String before = source.text().substring(0, Math.min(range.offset(), source.text().length()));
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return range.source() + ":" + line + ":" + column + ": ";
  }

  private static String describe(LoadProblem.Location location) {
    String name = location.itemName().isEmpty() ? "" : " '" + location.itemName() + "'";
    return location.itemType()
        + name
        + ": ("
        + location.name()
        + ":"
        + location.line()
        + ":"
        + location.column()
        + ")";
  }

  private String summary() {
    long errors = outcome.results().stream().mapToLong(result -> result.errors().size()).sum();
    long warnings = outcome.results().stream().mapToLong(result -> result.warnings().size()).sum();
    return count(outcome.results().size(), "file")
        + ", "
        + count(outcome.ruleset().rules().size(), "rule")
        + ", "
        + count(errors, "error")
        + ", "
        + count(warnings, "warning");
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
