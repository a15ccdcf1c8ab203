package dev.eyas.cli;

import dev.eyas.cli.report.Cures;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.sensor.EventQuery;
import dev.eyas.sensor.QueryException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Conditions and formats that are given on the command line. */
final class Queries {
  private Queries() {}

  /**
   * @param filter the value of {@code --filter}
   * @param format the value of {@code --print}
   * @throws ParameterException if either does not compile, with the place and what would help
   */
  static EventQuery compile(String filter, String format, CommandLine command) {
    try {
      return EventQuery.of(filter, format);
    } catch (QueryException e) {
      throw new ParameterException(command, told(e));
    }
  }

  private static String told(QueryException wrong) {
    LoadProblem problem = wrong.problem();
    StringBuilder text = new StringBuilder();
    text.append(wrong.isInFormat() ? "--print: " : "--filter: ").append(problem.message());
    wrong.snippet().lines().forEach(line -> text.append("\n  ").append(line));
    Cures.of(problem, wrong.text()).ifPresent(cure -> text.append("\n  help: ").append(cure));
    return text.toString();
  }
}
