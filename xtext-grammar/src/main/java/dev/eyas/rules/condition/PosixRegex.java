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
    String plain = RepetitionStacks.unfold(pattern);
    if (!RegexSize.isBounded(pattern)) {
      throw invalid("invalid repetition size: " + pattern);
    }
    try {
      return Pattern.compile(plain, Pattern.MULTILINE);
    } catch (PatternSyntaxException e) {
      throw invalid(reason(e, pattern));
    }
  }

  /** A stray parenthesis is told as a broken stack, a missing one with the flags in front. */
  private static String reason(PatternSyntaxException e, String pattern) {
    if (e.getMessage().contains("stack underflow")) {
      return "unexpected ): " + pattern;
    }
    String known = RE2_REASONS.getOrDefault(e.getDescription(), e.getDescription());
    return known + ": " + (known.equals("missing )") ? pattern : e.getPattern());
  }

  /**
   * @throws FilterError if POSIX syntax knows no such escape
   */
  static void requireEscape(String pattern, int backslash) {
    if (backslash + 1 == pattern.length()) {
      throw invalid("trailing \\: " + pattern);
    }
    char c = pattern.charAt(backslash + 1);
    boolean octal = c >= '0' && c <= '7';
    if (!octal && ESCAPABLE.indexOf(c) < 0 && CONTROLS.indexOf(c) < 0) {
      throw invalid("invalid escape sequence: \\" + c);
    }
  }

  /**
   * Offset behind a class that begins before another; {@code ]} may be the first of its members.
   *
   * @throws FilterError for escapes that POSIX syntax lacks
   */
  static int classEnd(String pattern, int start) {
    int end = start;
    end += pattern.startsWith("^", end) ? 1 : 0;
    end += pattern.startsWith("]", end) ? 1 : 0;
    while (end < pattern.length() && pattern.charAt(end) != ']') {
      int name = pattern.startsWith("[:", end) ? pattern.indexOf(":]", end + 2) : -1;
      if (name >= 0) {
        end = name + 2;
      } else if (pattern.charAt(end) == '\\') {
        requireEscape(pattern, end);
        end += 2;
      } else {
        end++;
      }
    }
    return Math.min(end + 1, pattern.length());
  }

  static FilterError invalid(String reason) {
    return new FilterError("invalid regex pattern: " + reason);
  }
}
