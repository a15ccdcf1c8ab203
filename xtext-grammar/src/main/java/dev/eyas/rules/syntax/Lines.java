package dev.eyas.rules.syntax;

/** Where the lines of a text begin, and what YAML counts as blank. */
public final class Lines {
  private final String text;

  public Lines(String text) {
    this.text = text;
  }

  public static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  public static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isSpace(char c) {
    return isBlank(c) || isBreak(c);
  }

  /** Whether a blank, a line break or the end of the text stands here. */
  public boolean spaceAt(int offset) {
    return offset >= text.length() || isSpace(text.charAt(offset));
  }

  /** Where the text begins: behind a byte order mark. */
  int textStart() {
    return text.startsWith("\uFEFF") ? 1 : 0;
  }

  public int start(int offset) {
    int start = offset;
    while (start > 0 && !isBreak(text.charAt(start - 1))) {
      start--;
    }
    return Math.max(start, Math.min(offset, textStart()));
  }

  public int column(int offset) {
    return offset - start(offset);
  }

  /** Offset of the next line break, or the text's length. */
  public int end(int offset) {
    int end = offset;
    while (end < text.length() && !isBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Offset after the line break that stands here, {@code \r\n} being one. */
  public int next(int lineEnd) {
    if (lineEnd >= text.length()) {
      return lineEnd;
    }
    boolean pair = text.startsWith("\r\n", lineEnd);
    return lineEnd + (pair ? 2 : 1);
  }

  public int skipBlanks(int offset) {
    int next = offset;
    while (next < text.length() && isBlank(text.charAt(next))) {
      next++;
    }
    return next;
  }

  int trimEnd(int from, int to) {
    int end = to;
    while (end > from && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  public boolean blankLine(int lineStart) {
    int content = skipBlanks(lineStart);
    return content >= text.length() || isBreak(text.charAt(content));
  }

  /** Whether {@code ---} or {@code ...} stands at this start of a line. */
  boolean documentMarker(int lineStart) {
    return (text.startsWith("---", lineStart) || text.startsWith("...", lineStart))
        && spaceAt(lineStart + 3);
  }

  boolean dashAt(int offset) {
    return offset < text.length() && text.charAt(offset) == '-' && spaceAt(offset + 1);
  }

  /** Whether a {@code #} here begins a comment. */
  public boolean commentAt(int offset) {
    return offset < text.length()
        && text.charAt(offset) == '#'
        && (offset == textStart() || isSpace(text.charAt(offset - 1)));
  }

  /**
   * Whether the line whose content begins here looks like the next entry or element of something
   * further out, so that an open quote or bracket is taken to be forgotten.
   */
  boolean looksLikeEntry(int content) {
    if (dashAt(content)) {
      return true;
    }
    int end = content;
    while (end < text.length() && isKeyCharacter(text.charAt(end))) {
      end++;
    }
    return end > content && end < text.length() && text.charAt(end) == ':' && spaceAt(end + 1);
  }

  private static boolean isKeyCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
