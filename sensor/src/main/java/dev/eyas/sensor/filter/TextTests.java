package dev.eyas.sensor.filter;

import com.google.re2j.Pattern;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.condition.FilterError;
import dev.eyas.rules.condition.PosixRegex;
import dev.eyas.sensor.event.ByteStrings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Comparisons of texts and buffers, byte by byte. */
final class TextTests {
  private TextTests() {}

  /**
   * @param constant byte string
   */
  static ValueTest single(Operator operator, String constant) {
    return switch (operator) {
      case EQ, EQ2 -> value -> value.text().equals(constant);
      case NE -> value -> !value.text().equals(constant);
      case CONTAINS, BCONTAINS -> value -> value.text().contains(constant);
      case STARTSWITH, BSTARTSWITH -> value -> value.text().startsWith(constant);
      case ENDSWITH -> value -> value.text().endsWith(constant);
      case ICONTAINS -> containsIgnoringCase(Ascii.lower(constant));
      case GLOB -> glob(Glob.of(constant));
      case IGLOB -> glob(Glob.ignoringCase(constant));
      case REGEX -> regex(ByteStrings.decode(constant));
      default -> value -> NumberTests.holds(operator, value.text().compareTo(constant));
    };
  }

  static ValueTest in(List<String> constants) {
    Set<String> set = new HashSet<>();
    constants.forEach(constant -> set.add(ByteStrings.encode(constant)));
    return value -> set.contains(value.text());
  }

  static ValueTest pathMatch(List<String> constants) {
    PathPatterns patterns = new PathPatterns(constants.stream().map(ByteStrings::encode).toList());
    return value -> patterns.matches(value.text());
  }

  private static ValueTest containsIgnoringCase(String lowered) {
    return value -> Ascii.containsIgnoringCase(value.text(), lowered);
  }

  private static ValueTest glob(Glob glob) {
    return value -> glob.matches(value.text());
  }

  /** The whole value must match. Lines: {@code ^} and {@code $} also match inside, as in RE2. */
  private static ValueTest regex(String expression) {
    Pattern pattern = compile(expression);
    return value -> pattern.matches(ByteStrings.decode(value.text()));
  }

  private static Pattern compile(String expression) {
    try {
      return PosixRegex.compile(expression);
    } catch (FilterError e) {
      throw new UnsupportedRuleException(e.getMessage());
    }
  }
}
