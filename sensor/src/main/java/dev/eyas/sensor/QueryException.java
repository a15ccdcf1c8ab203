package dev.eyas.sensor;

import dev.eyas.rules.ruleset.LoadCode;
import dev.eyas.rules.ruleset.LoadProblem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A condition or a format of a query that does not compile. */
public final class QueryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;
  private static final Pattern WORD = Pattern.compile("[^\\s()\"',=<>!]+");

  private final transient LoadProblem problem;
  private final boolean isInFormat;
  private final String text;
  private final int place;

  /**
   * @param place where in the condition the problem is, if it is there
   */
  QueryException(LoadProblem problem, String condition, int place, String format) {
    super(problem.message());
    this.problem = problem;
    boolean isEmpty = problem.code() == LoadCode.LOAD_ERR_YAML_VALIDATE;
    isInFormat =
        problem.code() == LoadCode.LOAD_ERR_COMPILE_OUTPUT || isEmpty && !condition.isEmpty();
    text = isInFormat ? format : condition;
    this.place = place;
  }

  /** What the loader says of it. */
  public LoadProblem problem() {
    return problem;
  }

  /** Whether the format is wrong, not the condition. */
  public boolean isInFormat() {
    return isInFormat;
  }

  /** The condition or the format that is wrong. */
  public String text() {
    return text;
  }

  /** The line that is wrong and, of a condition, a mark below the place. */
  public String snippet() {
    if (isInFormat || text.isEmpty()) {
      return text;
    }
    int start = text.lastIndexOf('\n', place - 1) + 1;
    int end = text.indexOf('\n', place) < 0 ? text.length() : text.indexOf('\n', place);
    int marked = Math.max(1, Math.min(length(), end - place));
    return text.substring(start, end) + "\n" + " ".repeat(place - start) + "^".repeat(marked);
  }

  /** The loader points at the first character of a name or a value. */
  private int length() {
    Matcher word = WORD.matcher(text).region(place, text.length());
    return problem.range().length() <= 1 && word.lookingAt()
        ? word.end() - place
        : problem.range().length();
  }
}
