package dev.eyas.rules.condition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repetitions behind repetitions, such as {@code a*?} and {@code a{2}?}: POSIX syntax repeats what
 * is repeated, where RE2/J looks for Perl's lazy forms and refuses the rest.
 */
final class RepetitionStacks {
  private static final String NUMBER = "(?:0|[1-9][0-9]*)";
  private static final Pattern COUNT = Pattern.compile("\\{" + NUMBER + "(?:," + NUMBER + "?)?\\}");
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:x\\{[0-9a-fA-F]*\\}|x[0-9a-fA-F]{0,2}|[0-7]{1,3}|.)", Pattern.DOTALL);

  private final String pattern;
  private final StringBuilder out = new StringBuilder();

  /** Where open groups begin in what is written. */
  private final Deque<Integer> groups = new ArrayDeque<>();

  /** Where what a repetition would repeat begins in what is written; negative for nothing. */
  private int atom = -1;

  private boolean repeated;

  private RepetitionStacks(String pattern) {
    this.pattern = pattern;
  }

  /**
   * A pattern in which no repetition stands behind another one, and which matches the same whole
   * values.
   *
   * @throws FilterError for escapes and groups that POSIX syntax lacks
   */
  static String unfold(String pattern) {
    return new RepetitionStacks(pattern).unfold();
  }

  private String unfold() {
    int i = 0;
    while (i < pattern.length()) {
      i = next(i);
    }
    return out.toString();
  }

  /** Offset behind the part at an offset. */
  private int next(int at) {
    char c = pattern.charAt(at);
    Matcher count = COUNT.matcher(pattern).region(at, pattern.length());
    if (count.lookingAt()) {
      return repeat(at, count.end());
    }
    return switch (c) {
      case '*', '+', '?' -> repeat(at, at + 1);
      case '\\' -> escape(at);
      case '[' -> atom(at, PosixRegex.classEnd(pattern, at + 1));
      case '(' -> {
        if (pattern.startsWith("(?", at)) {
          throw PosixRegex.invalid("no argument for repetition operator: ?");
        }
        groups.push(out.length());
        yield atom(at, at + 1, -1);
      }
      case ')' -> atom(at, at + 1, groups.isEmpty() ? -1 : groups.pop());
      case '|' -> atom(at, at + 1, -1);
      default -> atom(at, at + 1);
    };
  }

  private int escape(int at) {
    PosixRegex.requireEscape(pattern, at);
    Matcher escape = ESCAPE.matcher(pattern).region(at, pattern.length());
    return atom(at, escape.lookingAt() ? escape.end() : at + 1);
  }

  private int atom(int start, int end) {
    return atom(start, end, out.length());
  }

  private int atom(int start, int end, int begin) {
    atom = begin;
    repeated = false;
    out.append(pattern, start, end);
    return end;
  }

  private int repeat(int start, int end) {
    char c = pattern.charAt(start);
    int last = out.length() - 1;
    if (repeated && c != '{' && out.charAt(last) != '}') {
      out.setCharAt(last, out.charAt(last) == c ? c : '*');
      return end;
    }
    if (repeated && atom >= 0) {
      out.insert(atom, "(?:").append(')');
    }
    out.append(pattern, start, end);
    repeated = atom >= 0;
    return end;
  }
}
