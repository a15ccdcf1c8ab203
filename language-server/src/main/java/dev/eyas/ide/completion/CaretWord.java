package dev.eyas.ide.completion;

/**
 * The word that is being typed, and what stands before it.
 *
 * @param before the text up to the word; its white space stays, since columns matter
 * @param prefix the word up to the caret; empty where none has begun
 */
record CaretWord(String before, String prefix) {
  static CaretWord at(String text, int offset) {
    int start = offset;
    while (start > 0 && isWordPart(text.charAt(start - 1))) {
      start--;
    }
    if (start > 0 && text.charAt(start - 1) == '%') {
      start = skipWidth(text, start, offset);
    }
    return new CaretWord(text.substring(0, start), text.substring(start, offset));
  }

  /** All that has been typed of a value of one line that may hold blanks, such as a name. */
  static CaretWord valueAt(String text, int offset) {
    int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    int colon = text.indexOf(": ", lineStart);
    int start = colon < 0 || colon + 2 > offset ? offset : colon + 2;
    while (start < offset && " \t\"'".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return new CaretWord(text.substring(0, start), text.substring(start, offset));
  }

  /** Whether the word is one of its own, and not the tail of a path or a pattern. */
  boolean isWhole() {
    return before.isEmpty() || " \t\r\n(,=<>![{\"'".indexOf(last()) >= 0 || isPrinted();
  }

  /** Whether the word follows a percent sign, with or without a width between them. */
  boolean isPrinted() {
    int end = before.length();
    while (end > 0 && Character.isDigit(before.charAt(end - 1))) {
      end--;
    }
    return end > 0 && before.charAt(end - 1) == '%';
  }

  boolean matches(String proposal) {
    return proposal.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private char last() {
    return before.charAt(before.length() - 1);
  }

  /** A width may stand between {@code %} and the field. */
  private static int skipWidth(String text, int start, int offset) {
    int end = start;
    while (end < offset && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
  }
}
