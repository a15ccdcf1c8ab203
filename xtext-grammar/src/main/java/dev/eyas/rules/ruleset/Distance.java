package dev.eyas.rules.ruleset;

/**
 * How far a text stands behind the beginning of its file.
 *
 * @param lines line feeds before it
 * @param bytes of UTF-8 before it
 * @param units of UTF-16 before it
 */
record Distance(int lines, int bytes, int units) {
  static final Distance NONE = new Distance(0, 0, 0);

  /** From the same point to what follows this text. */
  Distance behind(String text) {
    int feeds = (int) text.chars().filter(c -> c == '\n').count();
    return new Distance(
        lines + feeds, bytes + Utf8.length(text, 0, text.length()), units + text.length());
  }

  /** From the end of the other one to the end of this one. */
  Distance minus(Distance other) {
    return new Distance(lines - other.lines, bytes - other.bytes, units - other.units);
  }
}
