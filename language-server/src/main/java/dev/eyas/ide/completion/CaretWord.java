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

  /** Whether the word is one of its own, and not the tail of a path or a pattern. */
  boolean isWhole() {
    return before.isEmpty() || " \t\r\n(,=<>!%[{\"'".indexOf(last()) >= 0;
  }

  boolean matches(String proposal) {
    return proposal.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  /** The word before this one; empty when a sign is between them. */
  String previous() {
    String text = before.stripTrailing();
    int end = text.length();
    if (end > 0 && text.charAt(end - 1) == ']') {
      end = Math.max(0, text.lastIndexOf('['));
    }
    int start = end;
    while (start > 0 && isWordPart(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, end);
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
