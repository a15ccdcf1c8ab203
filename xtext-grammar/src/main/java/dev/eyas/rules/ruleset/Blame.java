package dev.eyas.rules.ruleset;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which words of a comparison an error is about. Falco points at the comparison; its words often
 * name the field or the constant.
 */
final class Blame {
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:nonexistent field|unknown event type|unknown event argument|unrecognized [A-Za-z0-9 ]+"
              + "|boolean value|netmask:?) (\\S+)$|^(\\S+) is not a valid number$");

  private Blame() {}

  /**
   * @param start of the comparison in the text
   */
  static SourceRange range(String message, TracedText text, int start) {
    Matcher named = NAMED.matcher(message);
    if (named.find()) {
      String word = named.group(1) == null ? named.group(2) : named.group(1);
      int at = text.text().indexOf(word, start);
      if (at >= 0) {
        return text.range(at, at + word.length());
      }
    }
    return text.range(start, start + 1);
  }
}
