package dev.eyas.rules.ruleset;

/**
 * Characters of the private use area for those that are ordinary ones to Falco's YAML library and
 * refused, or taken for the end of a line, by the one in use here. They take up as much space, so
 * that all places stay the same.
 */
final class StandIns {
  /** The last one is the backslash, which stands in for nothing: it disappears. */
  private static final String HIDDEN = hidden();

  private static final char NOTHING = '\\';
  private static final int NONE = -1;
  private static final char PRIVATE = '\uE000';
  private static final char PRIVATE_END = '\uF8FF';

  private final String text;

  /** The first stand-in, once one is needed. */
  private int first = NONE;

  /**
   * @param text that has the characters; stand-ins are such as it does not use for itself
   */
  StandIns(String text) {
    this.text = text;
  }

  private static String hidden() {
    StringBuilder hidden = new StringBuilder("\u0085\u2028\u2029\uFFFE\uFFFF\u007F");
    for (char c = 0; c < ' '; c++) {
      hidden.append("\t\n\r".indexOf(c) < 0 ? Character.toString(c) : "");
    }
    for (char c = 0x80; c < 0xA0; c++) {
      hidden.append(c == 0x85 ? "" : Character.toString(c));
    }
    return hidden.append(NOTHING).toString();
  }

  /** The text with stand-ins. */
  String hide() {
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHidden(c)) {
        changed = changed == null ? new StringBuilder(text) : changed;
        changed.setCharAt(i, standIn(c));
      }
    }
    return changed == null ? text : changed.toString();
  }

  private static boolean isHidden(char c) {
    boolean printable = ' ' <= c && c < 0x7F || c == '\n' || c == '\t';
    return !printable && HIDDEN.indexOf(c) >= 0;
  }

  private char standIn(char c) {
    if (first == NONE) {
      first = PRIVATE;
      while (first < PRIVATE_END && text.chars().anyMatch(this::isStandIn)) {
        first += HIDDEN.length();
      }
    }
    return (char) (first + HIDDEN.indexOf(c));
  }

  /** What stands in for a backslash that means nothing. */
  char nothing() {
    return standIn(NOTHING);
  }

  /** A value as it was written. */
  String shown(String value) {
    if (first == NONE || value.chars().noneMatch(this::isStandIn)) {
      return value;
    }
    StringBuilder shown = new StringBuilder();
    for (char c : value.toCharArray()) {
      char meant = isStandIn(c) ? HIDDEN.charAt(c - first) : c;
      if (meant == c || meant != NOTHING) {
        shown.append(meant);
      }
    }
    return shown.toString();
  }

  private boolean isStandIn(int c) {
    return first <= c && c < first + HIDDEN.length();
  }
}
