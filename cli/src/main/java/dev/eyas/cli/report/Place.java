package dev.eyas.cli.report;

import dev.eyas.rules.SourceRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a file as people and tools count it: lines and columns from 1, columns in UTF-16
 * units.
 *
 * @param endColumn behind the last character
 * @param text the first line, without its end
 */
public record Place(String file, int line, int column, int endLine, int endColumn, String text) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Pattern WORD = Pattern.compile("[^\\s()\"',=<>!]+");

  static Place of(SourceRange range, LinedFile file) {
    String text = file.text();
    int start = Math.min(range.offset(), text.length());
    int end =
        range.length() > 1 ? Math.min(start + range.length(), text.length()) : wordEnd(text, start);
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    int lineStart = lineStart(text, start);
    int lineEnd = text.indexOf('\n', start);
    String line = text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd);
    return new Place(
        file.name(),
        file.lineAt(start),
        start - lineStart + 1,
        file.lineAt(end),
        end - lineStart(text, end) + 1,
        line.stripTrailing());
  }

  /** A byte order mark is no part of the first line. */
  private static int lineStart(String text, int offset) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    return start == 0 && offset > 0 && text.charAt(0) == BYTE_ORDER_MARK ? 1 : start;
  }

  /** The loader points at the first character of a name or a value. */
  private static int wordEnd(String text, int start) {
    Matcher word = WORD.matcher(text).region(start, text.length());
    return word.lookingAt() ? word.end() : start;
  }

  /** End of what lies on the first line; at least one column is marked. */
  int endOnFirstLine() {
    int end = endLine == line ? endColumn : text.length() + 1;
    return Math.max(end, column + 1);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
