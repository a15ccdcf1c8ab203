package dev.eyas.sensor.filter;

/** Letter case as C's default locale knows it: a to z alone. */
final class Ascii {
  private static final int CASE_BIT = 0x20;

  private Ascii() {}

  static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c | CASE_BIT) : c;
  }

  static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c & ~CASE_BIT) : c;
  }

  static String lower(String text) {
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      result.append(lower(text.charAt(i)));
    }
    return result.toString();
  }

  static String upper(String text) {
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      result.append(upper(text.charAt(i)));
    }
    return result.toString();
  }

  /**
   * @param lowered already in lower case
   */
  static boolean containsIgnoringCase(String text, String lowered) {
    for (int from = 0; from + lowered.length() <= text.length(); from++) {
      int i = 0;
      while (i < lowered.length() && lower(text.charAt(from + i)) == lowered.charAt(i)) {
        i++;
      }
      if (i == lowered.length()) {
        return true;
      }
    }
    return false;
  }
}
