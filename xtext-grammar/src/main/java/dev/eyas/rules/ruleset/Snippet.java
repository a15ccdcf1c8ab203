package dev.eyas.rules.ruleset;

/** The line that a problem stands on, with a caret below. */
final class Snippet {
  /** Characters shown to each side of the place. */
  private static final int REACH = 80;

  /** In place of as many characters at an end where the line goes on. */
  private static final String CUT = "...";

  private Snippet() {}

  /**
   * @param location its offset counts the bytes of the content
   */
  static String of(ByteText content, LoadProblem.Location location) {
    String bytes = content.bytes();
    return bytes.isEmpty() ? "<No context available>\n" : Utf8.text(ofBytes(bytes, location));
  }

  private static String ofBytes(String content, LoadProblem.Location location) {
    int at = onLine(content, location.offset());
    int from = at;
    while (from > 0 && content.charAt(from) != '\n' && at - from < REACH) {
      from--;
    }
    int to = at;
    while (to < content.length() - 1 && content.charAt(to) != '\n' && to - at < REACH) {
      to++;
    }
    from += content.charAt(from) == '\n' ? 1 : 0;
    to -= content.charAt(to) == '\n' ? 1 : 0;
    if (from > to) {
      return "<No context available>\n";
    }
    String shown =
        (at - from >= REACH ? CUT : "")
            + content.substring(
                from + (at - from >= REACH ? CUT.length() : 0),
                to + 1 - (to - at >= REACH ? CUT.length() : 0))
            + (to - at >= REACH ? CUT : "");
    return shown + "\n" + " ".repeat(at - from) + "^\n";
  }

  /** The place, or the last character before it that is not a line's end. */
  private static int onLine(String content, int offset) {
    int at = Math.min(offset, content.length() - 1);
    while (at > 0 && content.charAt(at) == '\n') {
      at--;
    }
    return at;
  }
}
