package dev.eyas.sensor.filter;

import dev.eyas.catalog.ParamType;
import dev.eyas.catalog.PrintFormat;
import dev.eyas.sensor.state.InetText;
import java.util.Locale;

/** Values as people read them. */
public final class ValueText {
  private ValueText() {}

  /**
   * A value as text (a byte string).
   *
   * @param type of the value
   * @param format how the field's numbers are printed
   */
  public static String of(ParamType type, PrintFormat format, Value value) {
    Kind kind = Kind.of(type);
    return switch (kind) {
      case SIGNED, UNSIGNED -> number(kind, format, value.number());
      case BOOL -> value.number() == 0 ? "false" : "true";
      case REAL -> String.format(Locale.ROOT, "%.1f", value.real());
      case TEXT -> value.text();
      case BUFFER -> printable(value.text());
      case ADDRESS -> value.address().length == 0 ? "" : InetText.of(value.address());
      case NET -> "<IPNET>";
      case OTHER -> value.text() == null ? String.valueOf(value.number()) : value.text();
    };
  }

  /** Whether values of a type are whole numbers. */
  public static boolean isNumber(ParamType type) {
    Kind kind = Kind.of(type);
    return kind == Kind.SIGNED || kind == Kind.UNSIGNED;
  }

  /** Whether values of a type are whole numbers without sign. */
  public static boolean isUnsigned(ParamType type) {
    return Kind.of(type) == Kind.UNSIGNED;
  }

  static String number(Kind kind, PrintFormat format, long value) {
    return switch (format) {
      case HEX -> Long.toHexString(value).toUpperCase(Locale.ROOT);
      case OCT -> Long.toOctalString(value);
      case PADDED_DEC -> String.format(Locale.ROOT, "%09d", value);
      default -> kind == Kind.UNSIGNED ? Long.toUnsignedString(value) : Long.toString(value);
    };
  }

  /** Bytes with a dot for each that is not printable ASCII. */
  static String printable(String bytes) {
    StringBuilder text = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      text.append(c >= ' ' && c < 0x7f ? c : '.');
    }
    return text.toString();
  }
}
