package dev.eyas.rules.ruleset;

import java.nio.charset.StandardCharsets;

/** Falco counts and cuts texts by their UTF-8 bytes. */
final class Utf8 {
  private Utf8() {}

  /** Number of bytes of a part of a text. */
  static int length(CharSequence text, int start, int end) {
    int length = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length;
  }

  /** A text in which each byte of the other is a character. */
  static String bytes(String text) {
    return isAscii(text)
        ? text
        : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** The way back; what was cut apart becomes U+FFFD. */
  static String text(String bytes) {
    return isAscii(bytes)
        ? bytes
        : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
