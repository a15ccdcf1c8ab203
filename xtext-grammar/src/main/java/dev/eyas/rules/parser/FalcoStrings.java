package dev.eyas.rules.parser;

/** Quoted strings of the condition language. */
final class FalcoStrings {
  private FalcoStrings() {}

  /**
   * The string's value. Falco rejects escapes that it does not know; here they stand for
   * themselves, because whoever reads a tree wants to get on.
   *
   * @param quoted with its quotes, the closing one possibly missing
   */
  static String unquote(String quoted) {
    boolean closed = quoted.length() > 1 && quoted.charAt(0) == quoted.charAt(quoted.length() - 1);
    String escaped = quoted.substring(1, quoted.length() - (closed ? 1 : 0));
    StringBuilder value = new StringBuilder();
    int i = 0;
    while (i < escaped.length()) {
      boolean escape = escaped.charAt(i) == '\\' && i + 1 < escaped.length();
      value.append(escape ? meaning(escaped, i) : escaped.charAt(i));
      i += escape ? length(escaped, i) : 1;
    }
    return value.toString();
  }

  private static int length(String text, int at) {
    return isHex(text, at) ? 4 : 2;
  }

  private static boolean isHex(String text, int at) {
    return text.charAt(at + 1) == 'x'
        && at + 4 <= text.length()
        && Character.digit(text.charAt(at + 2), 16) >= 0
        && Character.digit(text.charAt(at + 3), 16) >= 0;
  }

  private static String meaning(String text, int at) {
    if (isHex(text, at)) {
      return String.valueOf((char) Integer.parseInt(text.substring(at + 2, at + 4), 16));
    }
    char c = text.charAt(at + 1);
    return switch (c) {
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '\\', '/', '"', '\'' -> String.valueOf(c);
      case ' ' -> "\\";
      default -> "\\" + c;
    };
  }
}
