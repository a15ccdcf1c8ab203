package dev.eyas.rules.ruleset;

/**
 * A position in a condition's text, as Falco's parser counts.
 *
 * @param offset 0-based, in UTF-8 bytes
 * @param line 1-based; carriage return and line feed each begin a new one
 * @param column 1-based, in UTF-8 bytes
 */
record TextPosition(int offset, int line, int column) {
  /** The text as a whole. */
  static final TextPosition NONE = new TextPosition(0, 0, 0);

  /**
   * @param offset in UTF-16 units of the text
   */
  static TextPosition of(String text, int offset) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < offset; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        line++;
        start = i + 1;
      }
    }
    return new TextPosition(
        Utf8.length(text, 0, offset), line, Utf8.length(text, start, offset) + 1);
  }
}
