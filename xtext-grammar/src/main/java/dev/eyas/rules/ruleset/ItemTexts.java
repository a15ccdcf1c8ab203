package dev.eyas.rules.ruleset;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the text of a rules file before each item. That is only possible where the file is one plain
 * sequence of items at the left margin, as nearly all are.
 */
final class ItemTexts {
  private ItemTexts() {}

  /**
   * The file's text in parts, each of which begins with an item but for what stands before the
   * first one; empty where that does not follow from what the lines begin with.
   */
  static List<String> of(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    boolean inItem = false;
    for (int line = 0; line < text.length(); ) {
      int end = lineEnd(text, line);
      if (end < 0) {
        return List.of();
      }
      boolean item = beginsItem(text, line, end);
      if (!item && !continues(text, line, end, inItem)) {
        return List.of();
      }
      if (item && inItem) {
        parts.add(text.substring(start, line));
        start = line;
      }
      inItem |= item;
      line = end + 1;
    }
    if (inItem) {
      parts.add(text.substring(start));
    }
    return parts;
  }

  /** Offset of the line feed that ends a line, or of the text's end; -1 if YAML sees other ends. */
  private static int lineEnd(String text, int line) {
    for (int i = line; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        return i;
      }
      boolean alone = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
      if (alone || c == '\u0085' || c == '\u2028' || c == '\u2029') {
        return -1;
      }
    }
    return text.length();
  }

  private static boolean beginsItem(String text, int line, int end) {
    return text.charAt(line) == '-' && (line + 1 == end || isBlank(text.charAt(line + 1)));
  }

  /** Whether a line is a part of the item before it, if there is one, or of nothing. */
  private static boolean continues(String text, int line, int end, boolean inItem) {
    int content = line;
    while (content < end && isBlank(text.charAt(content))) {
      content++;
    }
    return content == end || text.charAt(content) == '#' || (inItem && content > line);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\r';
  }
}
