package dev.eyas.sensor.filter;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.ParamType;
import dev.eyas.rules.condition.Condition;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.filter.Access.Form;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Says how a check of one value with constants can be found by that value. */
final class AccessFinder {
  /** Of truth values and of letters that stand for kinds there are few. */
  private static final int FREQUENT = 32;

  private AccessFinder() {}

  /** Null if there is no way. */
  static Access of(Condition.Check check, Slot slot, List<String> constants) {
    Kind kind = Kind.of(check.left().type());
    Form form = form(kind, check.operator());
    if (form == null) {
      return null;
    }
    List<String> needed =
        check.modifier() == ListModifier.ALLOF ? constants.stream().limit(1).toList() : constants;
    Set<Object> keys = new HashSet<>();
    for (String constant : needed) {
      Object key = key(check.left().type(), check.operator(), constant);
      boolean saysNothing = key.equals("") && form != Form.TEXT;
      if (saysNothing) {
        return null;
      }
      keys.add(key);
    }
    return new Access(slot, form, keys, frequency(kind, keys));
  }

  private static int frequency(Kind kind, Set<Object> keys) {
    boolean isFrequent =
        kind == Kind.BOOL
            || keys.stream().anyMatch(key -> key instanceof String text && text.length() == 1);
    return isFrequent ? FREQUENT : 1;
  }

  private static Form form(Kind kind, Operator operator) {
    boolean isEquality =
        switch (operator) {
          case EQ, EQ2, IN, INTERSECTS -> true;
          default -> false;
        };
    if (kind.isNumber()) {
      return isEquality ? Form.NUMBER : null;
    }
    if (!kind.isText()) {
      return null;
    }
    return switch (operator) {
      case EQ, EQ2, IN, INTERSECTS -> Form.TEXT;
      case STARTSWITH, BSTARTSWITH, GLOB -> Form.PREFIX;
      case ENDSWITH -> Form.SUFFIX;
      case CONTAINS, BCONTAINS, PMATCH -> Form.INSIDE;
      default -> null;
    };
  }

  /** What a value must meet; an empty text says nothing. */
  private static Object key(ParamType type, Operator operator, String constant) {
    if (Kind.of(type).isNumber()) {
      return Constants.number(type, constant);
    }
    return switch (operator) {
      case GLOB -> literalStart(ByteStrings.encode(constant));
      case PMATCH -> longestComponent(ByteStrings.encode(constant));
      default -> Constants.text(operator, constant);
    };
  }

  /** The part of a pattern in front of the first character with a meaning of its own. */
  private static String literalStart(String pattern) {
    int end = 0;
    while (end < pattern.length() && "*?[\\".indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    return pattern.substring(0, end);
  }

  /** The longest component of a path that stands for itself; slashes around it may vary. */
  private static String longestComponent(String path) {
    return Stream.of(path.split("/"))
        .filter(component -> !Glob.isPattern(component))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }
}
