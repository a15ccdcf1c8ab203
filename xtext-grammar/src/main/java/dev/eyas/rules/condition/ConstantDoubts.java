package dev.eyas.rules.condition;

import dev.eyas.catalog.Operator;
import dev.eyas.catalog.Transformer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Falco suspects of constants that are right but may be meant otherwise. */
public final class ConstantDoubts {
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n\\x08]+");
  private static final Pattern CALL =
      Pattern.compile(
          Stream.of(Transformer.values())
              .map(Transformer::symbol)
              .collect(Collectors.joining("|", "(?:", ")\\(.*\\)")));
  private static final Pattern FIELD =
      Pattern.compile("([A-Za-z][A-Za-z0-9_.]*)(?:\\[([^\\]\\[]*)\\])?");
  private static final Pattern PLAIN =
      Pattern.compile("(?:\\^|\\.[*+?])?[^.^$*+?()\\[\\]{}|\\\\]*(?:\\$|\\.[*+?])?");

  private ConstantDoubts() {}

  public static List<String> of(Syntax.Check check) {
    List<String> doubts = new ArrayList<>();
    SyntaxWalk.constants(check, constant -> add(doubts, check.operator(), constant));
    return doubts;
  }

  private static void add(List<String> doubts, Operator operator, String constant) {
    if (operator == Operator.REGEX && PLAIN.matcher(constant).matches()) {
      doubts.add(
          "regex check with '"
              + constant
              + "' may be optimized with simpler operators such as '=', 'contains', 'startswith', 'endswith'");
    }
    if (constant.indexOf('.') < 0 && constant.indexOf('(') < 0) {
      return;
    }
    String text = BLANKS.matcher(constant).replaceAll("");
    if (isField(text)) {
      doubts.add("'" + constant + "' may be a valid field misused as a const string value");
    }
    if (CALL.matcher(text).matches()) {
      doubts.add(
          "'" + constant + "' may be a valid field transformer misused as a const string value");
    }
  }

  private static boolean isField(String text) {
    Matcher field = FIELD.matcher(text);
    return text.indexOf('.') >= 0
        && field.matches()
        && FieldResolver.exists(field.group(1), field.group(2));
  }
}
