package dev.eyas.cli.report;

import dev.eyas.rules.ruleset.LoadResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** A diagnosis for people. */
public final class TextReport {
  /** Columns of a line that are shown around a place. */
  private static final int SHOWN = 120;

  private final Diagnosis diagnosis;
  private final Ansi ansi;

  /**
   * @param ansi whether to use colours
   */
  public TextReport(Diagnosis diagnosis, Ansi ansi) {
    this.diagnosis = diagnosis;
    this.ansi = ansi;
  }

  /** Each problem, a verdict for each file, and the numbers. */
  public void print(PrintWriter out) {
    printProblems(out);
    diagnosis.outcome().results().forEach(result -> out.println(verdict(result)));
    out.println(summary());
    out.flush();
  }

  /** Only what there is to complain of. */
  public void printProblems(PrintWriter out) {
    diagnosis.problems().forEach(problem -> print(problem, out));
    out.flush();
  }

  private void print(Problem problem, PrintWriter out) {
    Place place = diagnosis.placeOf(problem);
    out.println(
        styled("bold", place.toString())
            + ": "
            + styled(style(problem.severity()), problem.severity() + " " + problem.kind().code())
            + ": "
            + problem.message());
    if (!place.text().isEmpty()) {
      printLine(place, style(problem.severity()), out);
    }
    if (!problem.within().isEmpty()) {
      out.println("  in " + problem.within());
    }
    problem
        .related()
        .forEach(
            other ->
                out.println("  see " + diagnosis.placeOf(other.range()) + ": " + other.message()));
    problem.cure().ifPresent(cure -> out.println("  " + styled("bold", "help:") + " " + cure));
    out.println();
  }

  private void printLine(Place place, String style, PrintWriter out) {
    String number = String.valueOf(place.line());
    int from = place.column() <= SHOWN ? 0 : place.column() - SHOWN / 2;
    int to = Math.min(place.text().length(), from + SHOWN);
    String head = from > 0 ? "..." : "";
    String tail = to < place.text().length() ? "..." : "";
    int marked = Math.max(1, Math.min(place.endOnFirstLine() - 1, to) - (place.column() - 1));
    String before = place.text().substring(from, Math.min(place.column() - 1, to));
    out.println("  " + number + " | " + head + place.text().substring(from, to) + tail);
    out.println(
        "  "
            + " ".repeat(number.length())
            + " | "
            + " ".repeat(head.length())
            + before.replaceAll("[^\t]", " ")
            + styled(style, "^".repeat(marked)));
  }

  private String verdict(LoadResult result) {
    Severity worst = diagnosis.worstIn(result);
    String verdict =
        Optional.ofNullable(worst)
            .map(
                severity ->
                    switch (severity) {
                      case ERROR -> styled("bold,red", "Invalid");
                      case WARNING -> styled("yellow", "Ok, with warnings");
                      default -> styled("green", "Ok, with hints");
                    })
            .orElseGet(() -> styled("green", "Ok"));
    return result.name() + ": " + verdict;
  }

  private String summary() {
    long hints = diagnosis.count(Severity.INFO) + diagnosis.count(Severity.HINT);
    return count(diagnosis.outcome().results().size(), "file")
        + ", "
        + count(diagnosis.outcome().merged().rules().size(), "rule")
        + ", "
        + count(diagnosis.count(Severity.ERROR), "error")
        + ", "
        + count(diagnosis.count(Severity.WARNING), "warning")
        + (hints == 0 ? "" : ", " + count(hints, "hint"));
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String style(Severity severity) {
    return switch (severity) {
      case ERROR -> "bold,red";
      case WARNING -> "bold,yellow";
      default -> "bold,cyan";
    };
  }

  /** Text of the user's is no markup. */
  private String styled(String style, String text) {
    return ansi.enabled() ? ansi.apply(text, List.of(Ansi.Style.parse(style))).toString() : text;
  }
}
