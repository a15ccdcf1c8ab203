package dev.eyas.rules.ruleset;

/** The line that a problem stands on, with a caret below. */
final class Snippet {
  /** Characters shown to each side of the place. */
  private static final int REACH = 80;

  private Snippet() {}

  /**
   * @param location its offset counts the bytes of the content
   */
  static String of(String content, LoadProblem.Location location) {
    return content.isEmpty()
        ? "<No context available>\n"
        : Utf8.text(ofBytes(Utf8.bytes(content), location));
  }

  private static String ofBytes(String content, LoadProblem.Location location) {
    int at = lastCharacter(content, location.offset());
    int start = content.lastIndexOf('\n', at - 1) + 1;
    int end = content.indexOf('\n', at);
    if (end < 0) {
      end = content.length();
    }
    int from = Math.max(start, at - REACH);
    int to = Math.min(end, at + REACH);
    String head = from > start ? "..." : "";
    String tail = to < end ? "..." : "";
    String caret = " ".repeat(head.length() + at - from) + "^";
    return head + content.substring(from, Math.max(from, to)) + tail + "\n" + caret + "\n";
  }

  /** The place, or the last character before it that is not a line's end. */
  private static int lastCharacter(String content, int offset) {
    int at = Math.min(offset, content.length() - 1);
    while (at > 0 && offset >= content.length() - 1 && content.charAt(at) == '\n') {
      at--;
    }
    return at;
  }
}
