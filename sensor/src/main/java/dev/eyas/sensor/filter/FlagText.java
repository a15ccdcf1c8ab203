package dev.eyas.sensor.filter;

import dev.eyas.catalog.EnumValue;
import java.util.List;

/** Names of the numbers in flag and enumeration parameters. */
final class FlagText {
  private FlagText() {}

  /** All names of a number, joined by {@code |}; empty if it has none. */
  static String ofEnumeration(List<EnumValue> names, long value) {
    StringBuilder text = new StringBuilder();
    for (EnumValue name : names) {
      if (name.value() == value) {
        append(text, name);
      }
    }
    return text.toString();
  }

  /** The names of the bits that are set, in table order; a zero's name only if none is. */
  static String ofBits(List<EnumValue> names, long value) {
    StringBuilder text = new StringBuilder();
    long rest = value;
    for (EnumValue name : names) {
      boolean isZeroName = name.value() == 0;
      if (isZeroName ? value == 0 : (rest & name.value()) == name.value()) {
        append(text, name);
        rest &= ~name.value();
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, EnumValue name) {
    text.append(text.isEmpty() ? "" : "|").append(name.name());
  }
}
