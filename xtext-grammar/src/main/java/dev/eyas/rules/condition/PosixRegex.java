package dev.eyas.rules.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;

/**
 * Falco's regular expressions: RE2 in POSIX syntax, which knows less than RE2/J. What the POSIX
 * syntax lacks is refused here, so that RE2/J is only asked about what both read alike.
 */
public final class PosixRegex {
  private static final String ESCAPABLE = "\\.+*?()|[]{}^$/-!\"#%&',:;<=>@`~_ ";

  private static final String REPETITIONS = "*+?";

  /** Letters that stand for a control character. */
  private static final String CONTROLS = "afnrtvx";

  /** What RE2 says where RE2/J says otherwise. */
  private static final Map<String, String> RE2_REASONS =
      Map.of(
          "missing closing ]", "missing ]",
          "missing closing )", "missing )",
          "missing argument to repetition operator", "no argument for repetition operator",
          "invalid nested repetition operator", "bad repetition operator",
          "invalid repeat count", "invalid repetition size",
          "trailing backslash at end of expression", "trailing \\");

  private PosixRegex() {}

  /**
   * @throws FilterError if the pattern is refused
   */
  static void require(String pattern) {
    compile(pattern);
  }

  /**
   * The compiled pattern; it is to match a whole value.
   *
   * @throws FilterError if the pattern is refused
   */
  public static Pattern compile(String pattern) {
    String plain = withoutStacks(pattern);
    if (!RegexSize.isBounded(pattern)) {
      throw invalid("invalid repetition size: " + pattern);
    }
    try {
      return Pattern.compile(plain, Pattern.MULTILINE | Pattern.LONGEST_MATCH);
    } catch (PatternSyntaxException e) {
      throw invalid(reason(e, pattern));
    }
  }

  /** A stray parenthesis is told as a broken stack, a missing one with the flags in front. */
  private static String reason(PatternSyntaxException e, String pattern) {
    String reason = e.getDescription();
    if (reason.contains("stack underflow")) {
      return "unexpected ): " + pattern;
    }
    String known = RE2_REASONS.getOrDefault(reason, reason);
    return known + ": " + (known.equals("missing )") ? pattern : e.getPattern());
  }

  /**
   * The pattern with one repetition for several in a row, such as {@code a*?}, which POSIX syntax
   * takes for a repeated repetition. As whole values are matched, the two mean the same.
   */
  private static String withoutStacks(String pattern) {
    StringBuilder out = new StringBuilder(pattern.length());
    boolean inClass = false;
    boolean repeated = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int start = i;
      boolean repeats = !inClass && i > 0 && REPETITIONS.indexOf(c) >= 0;
      if (c == '\\') {
        requireEscape(pattern, i);
        i++;
      } else if (inClass) {
        if (pattern.startsWith("[:", i)) {
          i = Math.max(i, pattern.indexOf(":]", i + 2) + 1);
        } else {
          inClass = c != ']';
        }
      } else if (c == '[') {
        inClass = true;
        i = firstOfClass(pattern, i + 1);
      } else if (pattern.startsWith("(?", i)) {
        throw invalid("no argument for repetition operator: ?");
      }
      if (repeats && repeated) {
        int last = out.length() - 1;
        out.setCharAt(last, out.charAt(last) == c ? c : '*');
      } else {
        out.append(pattern, start, Math.min(i + 1, pattern.length()));
      }
      repeated = repeats;
    }
    return out.toString();
  }

  /** Skips what may begin a class without ending it: {@code ^} and {@code ]}. */
  private static int firstOfClass(String pattern, int from) {
    int i = from;
    if (i < pattern.length() && pattern.charAt(i) == '^') {
      i++;
    }
    if (i < pattern.length() && pattern.charAt(i) == ']') {
      i++;
    }
    return i - 1;
  }

  private static void requireEscape(String pattern, int backslash) {
    if (backslash + 1 == pattern.length()) {
      throw invalid("trailing \\: " + pattern);
    }
    char c = pattern.charAt(backslash + 1);
    boolean octal = c >= '0' && c <= '7';
    if (!octal && ESCAPABLE.indexOf(c) < 0 && CONTROLS.indexOf(c) < 0) {
      throw invalid("invalid escape sequence: \\" + c);
    }
  }

  private static FilterError invalid(String reason) {
    return new FilterError("invalid regex pattern: " + reason);
  }
}
