package dev.eyas.rules.condition;

import com.google.re2j.Pattern;
import dev.eyas.catalog.Operator;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Whether a constant can be read as a value of its operand's type. */
final class ConstantCheck {
  /** One byte of the store is the terminator's. */
  private static final int MAX_BYTES = 255;

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern HEX_BYTES = Pattern.compile("([0-9a-fA-F]{2})*");

  private ConstantCheck() {}

  /**
   * @throws FilterError if it cannot
   */
  static void require(Operand operand, Operator operator, String value) {
    switch (operand.type()) {
      case CHARBUF, FSPATH, FSRELPATH -> requireString(operand, operator, value);
      case BYTEBUF -> requireBuffer(operator, value);
      case BOOL -> requireBool(value);
      case PORT -> requirePort(value);
      case IPADDR, IPV4ADDR, IPV6ADDR -> Addresses.requireAddress(value);
      case IPNET, IPV4NET, IPV6NET -> Addresses.requireNetwork(value);
      default -> requireInteger(value);
    }
  }

  private static void requireString(Operand operand, Operator operator, String value) {
    requireLength(value);
    if (value.indexOf('\0') >= 0) {
      throw new FilterError("filter error: filter value cannot contain a NUL byte (\\x00)");
    }
    if (operator == Operator.REGEX) {
      PosixRegex.require(value);
    }
    if (operand instanceof Operand.FieldRef field && field.text().equals("evt.type")) {
      EventNames.require(value);
    }
  }

  private static void requireBuffer(Operator operator, String value) {
    boolean hex = operator == Operator.BCONTAINS || operator == Operator.BSTARTSWITH;
    if (hex && !HEX_BYTES.matches(value)) {
      throw new FilterError(
          "filter error: bcontains and bstartswith operator support hex strings only");
    }
    requireLength(value);
  }

  private static void requireLength(String value) {
    if (utf8Length(value) > MAX_BYTES) {
      throw new FilterError("filter parameter too long");
    }
  }

  /** A lone surrogate stands for one raw byte. */
  private static int utf8Length(String value) {
    return value.length() > MAX_BYTES
        ? value.length()
        : value.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void requireBool(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new FilterError("filter error: unrecognized boolean value " + value);
    }
  }

  private static void requirePort(String value) {
    boolean number = value.isEmpty() || DIGITS.matches(value);
    if (number && !value.isEmpty() && new BigInteger(value).bitLength() >= Integer.SIZE) {
      // the words are those of the C++ function that Falco reads it with
      throw new FilterError("stoi");
    }
    if (!number && ServiceNames.port(value).isEmpty()) {
      throw new FilterError("unrecognized protocol " + value);
    }
  }

  private static void requireInteger(String value) {
    if (!INTEGER.matches(value)) {
      throw new FilterError(value + " is not a valid number");
    }
  }
}
