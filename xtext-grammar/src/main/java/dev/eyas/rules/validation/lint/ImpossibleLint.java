package dev.eyas.rules.validation.lint;

import dev.eyas.catalog.FieldFacts;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.ParamType;
import dev.eyas.catalog.Transformer;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.validation.Similar;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Comparisons with values that their left side never has. */
final class ImpossibleLint implements Lint {
  private static final Set<Operator> ASKING_FOR_PARTS =
      EnumSet.of(
          Operator.EQ,
          Operator.EQ2,
          Operator.IN,
          Operator.INTERSECTS,
          Operator.CONTAINS,
          Operator.STARTSWITH,
          Operator.ENDSWITH);

  /** Values that a message can name. */
  private static final int FEW = 24;

  @Override
  public LintCode code() {
    return LintCode.EYAS002;
  }

  @Override
  public void check(LintedRules rules, Consumer<Finding> findings) {
    Checks.visit(
        rules,
        check -> {
          ValueFacts facts = ValueFacts.of(check);
          if (check.modifier() == null && !facts.constants().isEmpty()) {
            reason(check, facts)
                .ifPresent(reason -> findings.accept(Finding.of(code(), check.origin(), reason)));
          }
        });
  }

  private static Optional<String> reason(Condition.Check check, ValueFacts facts) {
    return switch (facts.kind()) {
      case TEXT -> textReason(check, facts);
      case NUMBER ->
          IntegerRange.of(check.left().type()).flatMap(range -> numberReason(facts, range));
      case NAME, OPAQUE -> Optional.empty();
    };
  }

  private static Optional<String> textReason(Condition.Check check, ValueFacts facts) {
    if (check.left() instanceof Operand.FieldRef field) {
      return fieldReason(FieldFacts.of(field.field(), field.argument()), facts);
    }
    return transformerReason((Operand.TransformerCall) check.left(), facts);
  }

  private static Optional<String> fieldReason(FieldFacts known, ValueFacts facts) {
    boolean never =
        !known.values().isEmpty()
            && known.values().stream().noneMatch(value -> facts.holds(value).orElse(true));
    if (never) {
      return Optional.of(
          "This never holds: '%s' %s".formatted(facts.subject(), has(shown(known), facts)));
    }
    if (known.maxBytes() > 0 && all(facts, text -> bytes(text) > known.maxBytes())) {
      return Optional.of(
          "This never holds: '%s' has %d bytes at most, the rest is cut off."
              .formatted(facts.subject(), known.maxBytes()));
    }
    return Optional.empty();
  }

  /** What a field is, or, where that is too much to tell, what may have been meant. */
  private static String has(List<String> values, ValueFacts facts) {
    if (values.size() <= FEW) {
      return "is one of " + String.join(", ", values) + ".";
    }
    return facts.constants().stream()
        .flatMap(constant -> Similar.to(constant, values).stream())
        .findFirst()
        .map(near -> "has no such value; did you mean '" + near + "'?")
        .orElse("has no such value.");
  }

  private static List<String> shown(FieldFacts known) {
    return known.values().stream()
        .filter(value -> !value.isEmpty() && !value.startsWith("<"))
        .sorted()
        .toList();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Optional<String> transformerReason(
      Operand.TransformerCall call, ValueFacts facts) {
    Predicate<String> impossible =
        switch (call.transformer()) {
          case TOLOWER -> text -> !text.equals(upperToLower(text));
          case TOUPPER -> text -> !text.equals(lowerToUpper(text));
          case BASENAME -> text -> text.indexOf('/') >= 0;
          default -> text -> false;
        };
    if (!all(facts, impossible)) {
      return Optional.empty();
    }
    String has = call.transformer() == Transformer.BASENAME ? "'/'" : "letter of the other case";
    return Optional.of("This never holds: '%s' has no %s.".formatted(facts.subject(), has));
  }

  /** Only ASCII letters change their case. */
  private static String upperToLower(String text) {
    return map(text, c -> c >= 'A' && c <= 'Z', +32);
  }

  private static String lowerToUpper(String text) {
    return map(text, c -> c >= 'a' && c <= 'z', -32);
  }

  private static String map(String text, Predicate<Character> which, int distance) {
    StringBuilder mapped = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      mapped.setCharAt(i, which.test(c) ? (char) (c + distance) : c);
    }
    return mapped.toString();
  }

  /** Whether the comparison is with whole or parts of values, and none of them is possible. */
  private static boolean all(ValueFacts facts, Predicate<String> impossible) {
    return ASKING_FOR_PARTS.contains(facts.operator())
        && facts.constants().stream().allMatch(impossible);
  }

  private static Optional<String> numberReason(ValueFacts facts, IntegerRange range) {
    List<BigInteger> numbers = facts.constants().stream().map(BigInteger::new).toList();
    if (facts.operator() == Operator.NE) {
      return Optional.empty();
    }
    if (numbers.stream().noneMatch(range::contains)) {
      return Optional.of(
          "%s does not fit into '%s', which is a number from %s to %s; Falco would compare with %s."
              .formatted(
                  facts.constants().get(0),
                  facts.subject(),
                  range.min(),
                  range.max(),
                  range.wrapped(numbers.get(0))));
    }
    boolean beyond =
        facts.operator() == Operator.LT && numbers.get(0).equals(range.min())
            || facts.operator() == Operator.GT && numbers.get(0).equals(range.max());
    return beyond
        ? Optional.of(
            "This never holds: '%s' is a number from %s to %s."
                .formatted(facts.subject(), range.min(), range.max()))
        : Optional.empty();
  }

  /** The numbers of a type. */
  private record IntegerRange(BigInteger min, BigInteger max, int bits) {
    static Optional<IntegerRange> of(ParamType type) {
      return switch (type) {
        case INT8 -> Optional.of(signed(8));
        case INT16 -> Optional.of(signed(16));
        case INT32 -> Optional.of(signed(32));
        case INT64, ERRNO, FD, PID -> Optional.of(signed(64));
        case UINT8, FLAGS8, ENUMFLAGS8 -> Optional.of(unsigned(8));
        case UINT16, FLAGS16, ENUMFLAGS16 -> Optional.of(unsigned(16));
        case UINT32, FLAGS32, ENUMFLAGS32, MODE -> Optional.of(unsigned(32));
        case UINT64, RELTIME, ABSTIME -> Optional.of(unsigned(64));
        default -> Optional.empty();
      };
    }

    private static IntegerRange signed(int bits) {
      BigInteger end = BigInteger.ONE.shiftLeft(bits - 1);
      return new IntegerRange(end.negate(), end.subtract(BigInteger.ONE), bits);
    }

    private static IntegerRange unsigned(int bits) {
      return new IntegerRange(
          BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE), bits);
    }

    boolean contains(BigInteger number) {
      return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
    }

    BigInteger wrapped(BigInteger number) {
      BigInteger size = BigInteger.ONE.shiftLeft(bits);
      return number.subtract(min).mod(size).add(min);
    }
  }
}
