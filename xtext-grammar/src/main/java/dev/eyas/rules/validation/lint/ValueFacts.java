package dev.eyas.rules.validation.lint;

import dev.eyas.catalog.FieldFacts;
import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.ParamType;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.Right;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a comparison with constants tells of the values that it is about.
 *
 * @param subject the left side in normal form
 * @param kind how values of the left side compare
 * @param many whether any one of several values makes the comparison hold
 * @param operator of the comparison
 * @param constants the right side; numbers in normal form
 */
record ValueFacts(
    String subject, Kind kind, boolean many, Operator operator, List<String> constants) {

  /** How values compare, as far as that is known here. */
  enum Kind {
    TEXT,
    NUMBER,
    /** Equality is all that is known. */
    NAME,
    /** Nothing is known, such as for addresses and for both ends of a connection. */
    OPAQUE
  }

  private static final Set<ParamType> TEXTS =
      EnumSet.of(ParamType.CHARBUF, ParamType.FSPATH, ParamType.FSRELPATH);
  private static final Set<ParamType> UNKNOWN =
      EnumSet.of(
          ParamType.BYTEBUF,
          ParamType.IPADDR,
          ParamType.IPV4ADDR,
          ParamType.IPV6ADDR,
          ParamType.IPNET,
          ParamType.IPV4NET,
          ParamType.IPV6NET,
          ParamType.PORT,
          ParamType.DOUBLE,
          ParamType.DYN);
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

  static ValueFacts of(Condition.Check check) {
    Operand left = check.left();
    List<String> constants = constants(check.right());
    Kind kind = check.right() instanceof Right.Value ? Kind.OPAQUE : kind(check, left);
    if (kind == Kind.NUMBER && !constants.stream().allMatch(c -> INTEGER.matcher(c).matches())) {
      kind = Kind.OPAQUE;
    }
    if (kind == Kind.NUMBER) {
      constants = constants.stream().map(c -> new BigInteger(c).toString()).toList();
    }
    return new ValueFacts(left.text(), kind, isMany(left), check.operator(), constants);
  }

  private static Kind kind(Condition.Check check, Operand left) {
    boolean modified = check.modifier() != null && check.modifier() != ListModifier.ANYOF;
    if (modified || left.isList() || UNKNOWN.contains(left.type()) || isTwoEnded(left)) {
      return Kind.OPAQUE;
    }
    if (left.text().equals("evt.num")) {
      return Kind.OPAQUE;
    }
    if (TEXTS.contains(left.type())) {
      return Kind.TEXT;
    }
    return left.type() == ParamType.BOOL ? Kind.NAME : Kind.NUMBER;
  }

  private static boolean isMany(Operand operand) {
    return Operands.fields(operand).anyMatch(f -> FieldFacts.of(f.field(), f.argument()).many());
  }

  private static boolean isTwoEnded(Operand operand) {
    return Operands.fields(operand).anyMatch(f -> FieldFacts.of(f.field(), f.argument()).ends());
  }

  private static List<String> constants(Right right) {
    if (right instanceof Right.Constant constant) {
      return List.of(constant.value());
    }
    return right instanceof Right.Constants constants ? constants.values() : List.of();
  }

  /** Whether it is with an empty list, and so never holds. */
  boolean isEmptyList() {
    return constants.isEmpty() && (operator == Operator.IN || operator == Operator.INTERSECTS);
  }

  /** The only values for which it holds; none where there are others. */
  Optional<List<String>> values() {
    boolean equality =
        switch (operator) {
          case EQ, EQ2, IN, INTERSECTS -> true;
          default -> false;
        };
    return equality && kind != Kind.OPAQUE ? Optional.of(constants) : Optional.empty();
  }

  /** Whether it holds for a value; nothing where that is not known. */
  Optional<Boolean> holds(String value) {
    return switch (kind) {
      case OPAQUE -> Optional.empty();
      case TEXT -> holdsForText(value);
      case NUMBER -> INTEGER.matcher(value).matches() ? holdsForNumber(value) : Optional.empty();
      case NAME -> holdsForName(value);
    };
  }

  private Optional<Boolean> holdsForName(String value) {
    return switch (operator) {
      case EXISTS -> Optional.of(true);
      case EQ, EQ2, IN, INTERSECTS -> Optional.of(constants.contains(value));
      case NE -> Optional.of(constants.stream().anyMatch(c -> !c.equals(value)));
      default -> Optional.empty();
    };
  }

  private Optional<Boolean> holdsForText(String value) {
    return switch (operator) {
      case CONTAINS -> any(value::contains);
      case STARTSWITH -> any(value::startsWith);
      case ENDSWITH -> any(value::endsWith);
      case ICONTAINS -> any(c -> lower(value).contains(lower(c)));
      case LT -> any(c -> order(value, c) < 0);
      case LE -> any(c -> order(value, c) <= 0);
      case GT -> any(c -> order(value, c) > 0);
      case GE -> any(c -> order(value, c) >= 0);
      default -> holdsForName(value);
    };
  }

  private Optional<Boolean> holdsForNumber(String value) {
    BigInteger number = new BigInteger(value);
    return switch (operator) {
      case LT -> any(c -> number.compareTo(new BigInteger(c)) < 0);
      case LE -> any(c -> number.compareTo(new BigInteger(c)) <= 0);
      case GT -> any(c -> number.compareTo(new BigInteger(c)) > 0);
      case GE -> any(c -> number.compareTo(new BigInteger(c)) >= 0);
      default -> holdsForName(number.toString());
    };
  }

  private Optional<Boolean> any(Predicate<String> test) {
    return Optional.of(constants.stream().anyMatch(test));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static int order(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
