package dev.eyas.cli.report;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.validation.lint.Finding;
import dev.eyas.rules.validation.lint.Fix;
import dev.eyas.rules.validation.lint.Related;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A problem in a rules file, whoever found it.
 *
 * @param message what is wrong
 * @param within the item that it is in, such as {@code rule 'Shell', condition}; may be empty
 * @param range where it is
 * @param cure what would help, where that is known
 * @param related other places that have to do with it
 * @param fixes changes that settle it
 */
public record Problem(
    Kind kind,
    Severity severity,
    String message,
    String within,
    SourceRange range,
    Optional<String> cure,
    List<Related> related,
    List<Fix> fixes) {

  private static final Set<String> IMPLIED = Set.of("condition expression", "value for");

  static Problem of(LoadProblem problem, Cures cures) {
    Kind kind = Kind.of(problem.code());
    String message = problem.message().isEmpty() ? kind.summary() : problem.message();
    return new Problem(
        kind,
        kind.severity(),
        message,
        within(problem.context()),
        range(problem),
        cures.of(problem),
        List.of(),
        List.of());
  }

  static Problem of(Finding finding) {
    return new Problem(
        Kind.of(finding.code()),
        Severity.of(finding.severity()),
        finding.message(),
        "",
        finding.range(),
        finding.fixes().stream().map(Fix::title).findFirst(),
        finding.related(),
        finding.fixes());
  }

  /** What has no text of its own is told of the file. */
  private static SourceRange range(LoadProblem problem) {
    return problem.range().source().isEmpty()
        ? new SourceRange(problem.context().get(0).name(), 0, 0)
        : problem.range();
  }

  /**
   * From the item inwards; that it is in a file, or in the text of a condition, goes without
   * saying.
   */
  private static String within(List<LoadProblem.Location> context) {
    return context.stream()
        .skip(1)
        .filter(location -> !IMPLIED.contains(location.itemType()))
        .map(Problem::describe)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String describe(LoadProblem.Location location) {
    String type = location.itemType().replaceFirst("^(rule|macro) (?=\\w)", "");
    return location.itemName().isEmpty() ? type : type + " '" + location.itemName() + "'";
  }
}
