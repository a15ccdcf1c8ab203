package dev.eyas.rules.condition;

/** Escapes within quotes. Outside of quotes a backslash is a character like any other. */
final class QuotedString {
  private QuotedString() {}

  static boolean isQuoted(String text) {
    return isQuoted(text, 0);
  }

  /** Whether a quote stands at an offset. */
  static boolean isQuoted(String text, int offset) {
    return text.startsWith("\"", offset) || text.startsWith("'", offset);
  }

  /**
   * @param text a constant as written, with or without quotes
   * @param offset of the constant, for an error
   * @throws SyntaxError at an unknown escape
   */
  static String decode(String text, int offset) {
    if (!isQuoted(text)) {
      return text;
    }
    char quote = text.charAt(0);
    StringBuilder out = new StringBuilder(text.length());
    int end = text.length() - 1;
    for (int i = 1; i < end; i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      i++;
      char escaped = i < end ? text.charAt(i) : 0;
      if (escaped == 'x') {
        out.append(hex(text, i, end, offset));
        i += 2;
      } else {
        out.append(simple(escaped, quote, offset));
      }
    }
    return out.toString();
  }

  private static char simple(char escaped, char quote, int offset) {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '\\', '/' -> escaped;
      case ' ' -> '\\';
      default -> {
        if (escaped != quote) {
          throw unsupported(escaped, offset);
        }
        yield escaped;
      }
    };
  }

  private static char hex(String text, int x, int end, int offset) {
    int high = x + 1 < end ? Character.digit(text.charAt(x + 1), 16) : -1;
    int low = x + 2 < end ? Character.digit(text.charAt(x + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw unsupported('x', offset);
    }
    int value = 16 * high + low;
    return (char) (value < 0x80 ? value : 0xDC00 + value);
  }

  private static SyntaxError unsupported(char escaped, int offset) {
    return new SyntaxError("unsupported string escape sequence: \\" + escaped, offset);
  }
}
