package dev.eyas.sensor.filter;

import dev.eyas.catalog.Operator;
import dev.eyas.catalog.ParamType;
import dev.eyas.rules.condition.ServiceNames;
import dev.eyas.sensor.event.ByteStrings;
import java.math.BigInteger;
import java.util.HexFormat;

/** Constants of conditions, from their text to what is compared. */
final class Constants {
  private Constants() {}

  /** A number as 64 bits; what does not fit its type wraps around, as in C. */
  static long number(ParamType type, String text) {
    if (type == ParamType.BOOL) {
      return truth(text);
    }
    if (type == ParamType.PORT) {
      return port(text);
    }
    BigInteger value;
    try {
      value = new BigInteger(text.startsWith("+") ? text.substring(1) : text);
    } catch (NumberFormatException e) {
      throw new UnsupportedRuleException("'" + text + "' is not a whole number");
    }
    return narrow(type, value.longValue());
  }

  static double real(String text) {
    return number(ParamType.INT64, text);
  }

  /** The bytes that a text operator compares with. */
  static String text(Operator operator, String text) {
    if (operator != Operator.BCONTAINS && operator != Operator.BSTARTSWITH) {
      return ByteStrings.encode(text);
    }
    try {
      return ByteStrings.of(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      throw new UnsupportedRuleException(
          "filter error: bcontains and bstartswith operator support hex strings only");
    }
  }

  private static long truth(String text) {
    return switch (text) {
      case "true" -> 1;
      case "false" -> 0;
      default ->
          throw new UnsupportedRuleException("filter error: unrecognized boolean value " + text);
    };
  }

  private static long port(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    if (text.chars().allMatch(Character::isDigit)) {
      return new BigInteger(text).intValue() & 0xffff;
    }
    return ServiceNames.port(text)
        .orElseThrow(() -> new UnsupportedRuleException("unrecognized protocol " + text));
  }

  private static long narrow(ParamType type, long value) {
    return switch (type) {
      case INT8 -> (byte) value;
      case INT16 -> (short) value;
      case INT32, FD32, PID32 -> (int) value;
      case UINT8, FLAGS8, ENUMFLAGS8, SIGTYPE -> value & 0xff;
      case UINT16, FLAGS16, ENUMFLAGS16, SYSCALLID -> value & 0xffff;
      case UINT32, FLAGS32, ENUMFLAGS32, MODE -> value & 0xffff_ffffL;
      default -> value;
    };
  }
}
