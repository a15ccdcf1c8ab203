package dev.eyas.sensor.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Strings of the kernel are bytes, in no known encoding. The sensor keeps them as <em>byte
 * strings</em>: Java strings with one character, U+0000 … U+00FF, per byte. The JVM stores them one
 * byte a character, comparing and searching them is comparing bytes, and nothing is lost. Only what
 * people read is decoded.
 */
public final class ByteStrings {
  private static final char FIRST_LONE_BYTE = '\uDC80';
  private static final char LAST_LONE_BYTE = '\uDCFF';

  private ByteStrings() {}

  /**
   * The byte string of a text's UTF-8 form. The lone surrogates U+DC80 … U+DCFF stand for the bytes
   * 0x80 … 0xFF, which are not UTF-8 by themselves.
   */
  public static String encode(String text) {
    if (isAscii(text)) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 2);
    text.codePoints().forEach(point -> append(bytes, point));
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /** The text that a byte string holds as UTF-8; U+FFFD stands for what is not UTF-8. */
  public static String decode(String bytes) {
    if (isAscii(bytes)) {
      return bytes;
    }
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  public static String of(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The part before the first NUL: what C takes for the string. */
  public static String cut(String bytes) {
    int end = bytes.indexOf('\0');
    return end < 0 ? bytes : bytes.substring(0, end);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static void append(ByteArrayOutputStream bytes, int point) {
    if (point >= FIRST_LONE_BYTE && point <= LAST_LONE_BYTE) {
      bytes.write(point - 0xDC00);
    } else {
      bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
    }
  }
}
