package dev.eyas.rules.condition;

import static java.util.stream.Collectors.joining;

import dev.eyas.catalog.Operator;
import dev.eyas.catalog.Transformer;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.parser.IParseResult;

/** What Falco says where a condition cannot be read on. */
final class SyntaxMessages {
  private static final String TRANSFORMERS =
      Stream.concat(
              Stream.of(Transformer.VAL),
              Stream.of(Transformer.values()).filter(t -> t != Transformer.VAL))
          .map(t -> "'" + t.symbol() + "'")
          .collect(joining(", "));
  private static final String WITH_TRANSFORMER =
      "a field with a valid transformer: " + TRANSFORMERS;

  static final String OPERAND = "expected a '(' token, a field check, or an identifier";
  static final String OPERATOR =
      "expected a valid check operator: one of "
          + Stream.of(Operator.values()).map(o -> "'" + o.symbol() + "'").collect(joining(", "));
  static final String NUMBER = "expected a number value or " + WITH_TRANSFORMER;
  static final String STRING = "expected a string value or " + WITH_TRANSFORMER;
  static final String LIST = "expected a list or an identifier";
  static final String LIST_OR_FIELD = "expected a list, an identifier, or " + WITH_TRANSFORMER;

  private static final String ARGUMENT =
      "expected field transformer argument: field, transformer, quoted string, number, or transformer list";
  private static final String FIELD_ARGUMENT =
      "expected a valid field argument: a quoted string or a bare string";
  static final String CLOSE = "expected a ')' token";
  private static final String ANY_TRANSFORMER =
      Stream.of(Transformer.values()).map(Transformer::symbol).collect(joining("|"));
  private static final String ANY_OPERATOR =
      Stream.of(Operator.values())
          .map(Operator::symbol)
          .sorted(Comparator.comparing(String::length).reversed())
          .map(Pattern::quote)
          .collect(joining("|"));

  /** Where a condition is expected, a connective is a name as any other. */
  private static final Pattern CONNECTIVE_AS_NAME = Pattern.compile("(and|or)\\b\\s*");

  private static final Pattern LAST_WORD = Pattern.compile("[A-Za-z]+$");
  private static final Pattern TRANSFORMER_CALL =
      Pattern.compile("\\b(?:" + ANY_TRANSFORMER + ")\\($");
  private static final Pattern VALUE_LIST =
      Pattern.compile("(?:in|intersects|pmatch|oneof|anyof|allof)\\s*\\([^()]*$");
  private static final Pattern FIELD_AT_END =
      Pattern.compile(
          "(?:^|\\(|\\bnot\\s|\\band\\s|\\bor\\s)\\s*\\w+(?:\\.\\w+)+(?:\\[[^\\]]*\\])?$");
  private static final Pattern OPERATOR_AT_END =
      Pattern.compile("(?:(?<=[\\s\\]\\w])(?=[=!<>])|(?<=\\s))(" + ANY_OPERATOR + ")$");

  private SyntaxMessages() {}

  static String unexpectedAfter(String token) {
    return "unexpected token after '" + token + "', expecting 'or', 'and'";
  }

  /** The first error of a text that the grammar refuses. */
  static SyntaxError first(IParseResult result, String text) {
    INode error = result.getSyntaxErrors().iterator().next();
    int offset = Math.min(error.getOffset(), text.length());
    int quote = openQuote(text);
    if (quote >= 0 && quote < offset) {
      offset = quote;
    }
    return at(text, offset);
  }

  /** The error of a text that is right up to an offset. */
  static SyntaxError at(String text, int offset) {
    Matcher name = CONNECTIVE_AS_NAME.matcher(text).region(offset, text.length());
    if (name.lookingAt()) {
      String message = isOpen(text.substring(0, offset)) ? CLOSE : unexpectedAfter(name.group(1));
      return new SyntaxError(message, name.end());
    }
    return new SyntaxError(message(text, offset), offset);
  }

  private static String message(String text, int offset) {
    String before = text.substring(0, offset).stripTrailing();
    Matcher words = LAST_WORD.matcher(before);
    String last = words.find() ? words.group() : "";
    if (isConnective(last)) {
      return offset >= text.length() ? "expected blank or '(' after '" + last + "'" : OPERAND;
    }
    if (TRANSFORMER_CALL.matcher(before).find()) {
      return ARGUMENT;
    }
    if (before.endsWith("[")) {
      return FIELD_ARGUMENT;
    }
    if (VALUE_LIST.matcher(before).find()) {
      return before.endsWith(",") ? "expected a string value" : CLOSE;
    }
    if (before.isEmpty() || last.equals("not") || before.endsWith("(")) {
      return OPERAND;
    }
    Optional<Operator> operator = operatorAtEnd(before);
    if (operator.isPresent()) {
      return expectedAfter(operator.get());
    }
    if (FIELD_AT_END.matcher(before).find()) {
      return OPERATOR;
    }
    return isOpen(before) ? CLOSE : unexpectedAfter(lastToken(before));
  }

  private static String expectedAfter(Operator operator) {
    return switch (operator.operands()) {
      case NUMBER -> NUMBER;
      case STRING -> STRING;
      case LIST -> LIST_OR_FIELD;
      case NONE -> unexpectedAfter(operator.symbol());
    };
  }

  private static Optional<Operator> operatorAtEnd(String before) {
    Matcher operator = OPERATOR_AT_END.matcher(before);
    return operator.find() ? Operator.find(operator.group(1)) : Optional.empty();
  }

  private static String lastToken(String before) {
    int i = before.length();
    while (i > 0 && " \t\b\r\n(),=".indexOf(before.charAt(i - 1)) < 0) {
      i--;
    }
    return before.substring(i);
  }

  private static boolean isOpen(String before) {
    long open = before.chars().filter(c -> c == '(').count();
    return open > before.chars().filter(c -> c == ')').count();
  }

  /** Offset of a quote that nothing closes, or -1. */
  private static int openQuote(String text) {
    int open = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (open < 0 && (c == '"' || c == '\'')) {
        open = i;
      } else if (open >= 0 && c == text.charAt(open) && text.charAt(i - 1) != '\\') {
        open = -1;
      }
    }
    return open;
  }

  private static boolean isConnective(String word) {
    return word.equals("and") || word.equals("or");
  }
}
