package dev.eyas.cli.report;

import java.io.PrintWriter;

/**
 * A diagnosis as workflow commands, which GitHub shows beside the lines of a pull request.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">workflow
 *     commands</a>
 */
public final class GithubReport {
  private GithubReport() {}

  public static void print(Diagnosis diagnosis, PrintWriter out) {
    diagnosis
        .problems()
        .forEach(problem -> out.println(command(problem, diagnosis.placeOf(problem))));
    out.flush();
  }

  private static String command(Problem problem, Place place) {
    String name =
        switch (problem.severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
          default -> "notice";
        };
    String message = problem.message() + problem.cure().map(cure -> "\nhelp: " + cure).orElse("");
    return "::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s"
        .formatted(
            name,
            property(place.file()),
            place.line(),
            place.line(),
            place.column(),
            place.endOnFirstLine(),
            property(problem.kind().code()),
            data(message));
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
