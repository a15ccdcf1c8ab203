package dev.eyas.rules.output;

import dev.eyas.catalog.Transformer;
import dev.eyas.rules.condition.ConditionParser;
import dev.eyas.rules.condition.FieldResolver;
import dev.eyas.rules.condition.FilterError;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.OperandResolver;
import dev.eyas.rules.condition.SyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Splits an output into literal text and the fields behind each {@code %}. Nothing ends a field but
 * itself: it is the longest text behind the sign that is a field or a transformer call.
 */
public final class OutputCompiler {
  private static final String IDENT = "[A-Za-z]+[A-Za-z0-9_]*";
  private static final Pattern FIELD = Pattern.compile(IDENT + "(\\." + IDENT + ")+");
  private static final Pattern ARGUMENT =
      Pattern.compile("\\[(?:\"[^\"]*\"|'[^']*'|[^\\]\\[\\s\"']+)\\]");
  private static final Pattern CALL =
      Pattern.compile(
          Stream.of(Transformer.values())
              .filter(t -> t != Transformer.VAL)
              .map(Transformer::symbol)
              .collect(Collectors.joining("|", "(?:", ")\\(")));
  private static final Pattern WIDTH = Pattern.compile("[0-9]{1,9}");

  private final ConditionParser parser;

  public OutputCompiler(ConditionParser parser) {
    this.parser = parser;
  }

  /** A field found behind a sign, and the offset behind it. */
  private record Found(Operand operand, int end) {}

  /**
   * @param output as written; a leading {@code *} only asks for what alerts always do
   * @throws FilterError with Falco's message
   */
  public OutputTemplate compile(String output) {
    String text = output.startsWith("*") ? output.substring(1) : output;
    if (text.isEmpty()) {
      throw new FilterError("empty formatting token");
    }
    List<OutputTemplate.Part> parts = new ArrayList<>();
    int at = 0;
    int sign = text.indexOf('%');
    while (sign >= 0) {
      literal(parts, text.substring(at, sign));
      at = value(parts, text, sign);
      sign = text.indexOf('%', at);
    }
    literal(parts, text.substring(at));
    return new OutputTemplate(text, List.copyOf(parts));
  }

  private static void literal(List<OutputTemplate.Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new OutputTemplate.Literal(text));
    }
  }

  private int value(List<OutputTemplate.Part> parts, String text, int sign) {
    int start = sign + 1;
    int width = 0;
    Matcher digits = WIDTH.matcher(text).region(start, text.length());
    if (digits.lookingAt()) {
      width = Integer.parseInt(digits.group());
      start = digits.end();
    }
    Found found = longest(text, start).orElseThrow(() -> unknown());
    parts.add(new OutputTemplate.Value(found.operand(), width));
    return found.end();
  }

  private Optional<Found> longest(String text, int start) {
    Matcher call = CALL.matcher(text).region(start, text.length());
    if (call.lookingAt()) {
      return longestCall(text, start, call.end());
    }
    Matcher field = FIELD.matcher(text).region(start, text.length());
    return field.lookingAt() ? longestField(text, start, field.end()) : Optional.empty();
  }

  private Optional<Found> longestCall(String text, int start, int open) {
    for (int end = text.length(); end > open; end--) {
      char last = text.charAt(end - 1);
      if (last == ')' || last == ']') {
        Optional<Found> found = parsed(text, start, end);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Found> longestField(String text, int start, int nameEnd) {
    Matcher argument = ARGUMENT.matcher(text).region(nameEnd, text.length());
    if (argument.lookingAt()) {
      Optional<Found> found = parsed(text, start, argument.end());
      if (found.isPresent()) {
        return found;
      }
    }
    for (int end = nameEnd; end > start; end--) {
      try {
        Operand operand = FieldResolver.resolve(text.substring(start, end), null);
        return Optional.of(new Found(operand, end));
      } catch (FilterError shorter) {
        continue;
      }
    }
    return Optional.empty();
  }

  private Optional<Found> parsed(String text, int start, int end) {
    try {
      Operand operand = OperandResolver.left(parser.operand(text.substring(start, end)));
      return Optional.of(new Found(operand, end));
    } catch (SyntaxError | FilterError notOne) {
      return Optional.empty();
    }
  }

  /** Falco's text ends where its parser stands, in the middle of a quotation. */
  private static FilterError unknown() {
    return new FilterError("unknown filter: unexpected token after '");
  }
}
