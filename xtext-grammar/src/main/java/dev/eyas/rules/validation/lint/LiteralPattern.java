package dev.eyas.rules.validation.lint;

import java.util.ArrayList;
import java.util.List;

/** Regular expressions that match a fixed text, or one of several. */
final class LiteralPattern {
  private static final String SPECIAL = "^$.*+?()[]{}|";

  private LiteralPattern() {}

  /** The texts that an expression matches; empty if there is more to it. */
  static List<String> alternatives(String pattern) {
    boolean group = pattern.startsWith("(") && pattern.endsWith(")");
    String body = group ? pattern.substring(1, pattern.length() - 1) : pattern;
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == '\\' && i + 1 < body.length() && isPunctuation(body.charAt(i + 1))) {
        i++;
        text.append(body.charAt(i));
      } else if (c == '|' && group) {
        texts.add(text.toString());
        text.setLength(0);
      } else if (c == '\\' || SPECIAL.indexOf(c) >= 0) {
        return List.of();
      } else {
        text.append(c);
      }
    }
    texts.add(text.toString());
    return List.copyOf(texts);
  }

  private static boolean isPunctuation(char c) {
    return c < 0x80 && !Character.isLetterOrDigit(c);
  }
}
