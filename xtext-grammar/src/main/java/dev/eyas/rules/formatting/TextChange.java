package dev.eyas.rules.formatting;

import java.util.List;

/**
 * A stretch of a text and what takes its place.
 *
 * @param offset in UTF-16 units
 * @param length in UTF-16 units; 0 to insert
 */
public record TextChange(int offset, int length, String text) {
  public int end() {
    return offset + length;
  }

  /** The one change that makes another text of a text. */
  static TextChange between(String before, String after) {
    int most = Math.min(before.length(), after.length());
    int start = 0;
    while (start < most && before.charAt(start) == after.charAt(start)) {
      start++;
    }
    int same = 0;
    while (same < most - start
        && before.charAt(before.length() - 1 - same) == after.charAt(after.length() - 1 - same)) {
      same++;
    }
    return new TextChange(
        start, before.length() - start - same, after.substring(start, after.length() - same));
  }

  /**
   * @param changes in order, none overlapping another
   */
  public static String apply(String text, List<TextChange> changes) {
    StringBuilder changed = new StringBuilder(text.length());
    int done = 0;
    for (TextChange change : changes) {
      changed.append(text, done, change.offset()).append(change.text());
      done = change.end();
    }
    return changed.append(text, done, text.length()).toString();
  }
}
