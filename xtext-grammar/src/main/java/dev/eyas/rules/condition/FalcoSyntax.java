package dev.eyas.rules.condition;

import static java.util.stream.Collectors.joining;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.Operator.Operands;
import dev.eyas.catalog.Transformer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says where Falco stops reading a condition, and in which words. It goes through the text as
 * Falco's parser does, from left to right with the same alternatives in the same order, since that
 * alone decides which of many mistakes is told and at which place. It builds nothing: what a
 * condition means is the grammar's business, which may be as tolerant as an editor needs.
 */
final class FalcoSyntax {
  private static final String TRANSFORMERS =
      Stream.concat(
              Stream.of(Transformer.VAL),
              Stream.of(Transformer.values()).filter(t -> t != Transformer.VAL))
          .map(t -> "'" + t.symbol() + "'")
          .collect(joining(", "));
  private static final String OR_TRANSFORMER = " a field with a valid transformer: " + TRANSFORMERS;
  private static final String CHECK = "expected a '(' token, a field check, or an identifier";
  private static final String OPERATOR =
      "expected a valid check operator: one of "
          + Stream.of(Operator.values()).map(o -> "'" + o.symbol() + "'").collect(joining(", "));
  private static final String NUMBER_VALUE = "expected a number value or" + OR_TRANSFORMER;
  private static final String STRING_VALUE = "expected a string value or" + OR_TRANSFORMER;
  private static final String LIST_VALUE = "expected a list, an identifier, or" + OR_TRANSFORMER;
  private static final String CLOSE = "expected a ')' token";
  private static final String CLOSE_CALL = "expected a ')' token closing the transformer";
  private static final String TRANSFORMER_ARGUMENT =
      "expected field transformer argument: field, transformer, quoted string, number, or transformer list";
  private static final String FIELD_ARGUMENT =
      "expected a valid field argument: a quoted string or a bare string";

  private static final Pattern NOT = Pattern.compile("not\\s+");
  private static final Pattern IDENT = Pattern.compile("[A-Za-z]+[A-Za-z0-9_]*");
  private static final Pattern FIELD_NAME = Pattern.compile(IDENT + "(?:\\." + IDENT + ")+");
  private static final Pattern BARE_ARGUMENT = Pattern.compile("[^\\]\\[\"'\\s]+");
  private static final Pattern BARE = Pattern.compile("[^()\"'\\s=,]+");
  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]+");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+[.]?[0-9]*(?:[eE][+-][0-9]+)?");
  private static final Pattern MODIFIER =
      Pattern.compile(
          Stream.of(ListModifier.values())
                  .map(ListModifier::symbol)
                  .collect(joining("|", "(?:", ")"))
              + "[ \\t\\x08\\r\\n]+(?=\\(|(?!(?:and|or|not)\\b)[A-Za-z])");
  private static final String BLANKS = " \t\b\r\n";

  private static final List<String> CALLS =
      Stream.of(Transformer.values())
          .filter(t -> t != Transformer.VAL)
          .map(t -> t.symbol() + "(")
          .toList();
  private static final String VAL = Transformer.VAL.symbol() + "(";
  private static final List<Operator> OPERATORS =
      Stream.of(Operator.values()).filter(o -> o.operands() != Operands.NONE).toList();

  private final String text;
  private final int maxDepth;
  private final Matcher matcher;
  private int pos;
  private int depth;

  /** What was read last; it is named when something else than a connective follows. */
  private String last = "";

  /** The first word taken for a macro's name that our grammar does not take for one. */
  private ReservedName reserved;

  private FalcoSyntax(String text, int maxDepth) {
    this.text = text;
    this.maxDepth = maxDepth;
    this.matcher = NOT.matcher(text).useTransparentBounds(true);
  }

  /**
   * @param maxDepth productions that may be open at once
   * @throws SyntaxError where Falco would not read on
   */
  static void requireCondition(String text, int maxDepth) {
    FalcoSyntax syntax = new FalcoSyntax(text, maxDepth);
    if (text.isEmpty()) {
      throw syntax.error("filter input string is empty");
    }
    syntax.or();
    if (syntax.pos < text.length()) {
      throw syntax.error("unexpected token after '" + syntax.last + "', expecting 'or', 'and'");
    }
    if (syntax.reserved != null) {
      throw syntax.reserved;
    }
  }

  /**
   * A field or a transformer call, and nothing else.
   *
   * @throws SyntaxError where the text is none
   */
  static void requireOperand(String text, int maxDepth) {
    FalcoSyntax syntax = new FalcoSyntax(text, maxDepth);
    syntax.require((syntax.call() || syntax.field()) && syntax.pos == text.length(), CHECK);
  }

  private void or() {
    connected("or", this::and);
  }

  private void and() {
    connected("and", this::not);
  }

  private void connected(String connective, Runnable operand) {
    enter();
    blanks();
    operand.run();
    blanks();
    while (token(connective)) {
      if (blanks()) {
        operand.run();
      } else if (token("(")) {
        parenthesis();
      } else {
        throw error("expected blank or '(' after '" + connective + "'");
      }
      blanks();
    }
    leave();
  }

  private void not() {
    enter();
    blanks();
    while (match(NOT)) {
      continue;
    }
    if (token("not(")) {
      parenthesis();
    } else {
      check();
    }
    leave();
  }

  /** What follows an opening parenthesis. */
  private void parenthesis() {
    enter();
    blanks();
    or();
    blanks();
    require(token(")"), CLOSE);
    leave();
  }

  private void check() {
    enter();
    blanks();
    if (token("(")) {
      parenthesis();
    } else if (call() || field()) {
      condition();
    } else {
      require(match(IDENT), CHECK);
      if (reserved == null && ReservedName.is(last)) {
        reserved = new ReservedName(last, pos);
      }
    }
    leave();
  }

  private boolean field() {
    if (!match(FIELD_NAME)) {
      return false;
    }
    enter();
    argument();
    leave();
    return true;
  }

  private void argument() {
    if (token("[")) {
      require(quoted() || match(BARE_ARGUMENT), FIELD_ARGUMENT);
      require(token("]"), "expected a ']' token");
    }
  }

  private boolean call() {
    if (!token(CALLS)) {
      return false;
    }
    enter();
    do {
      blanks();
      require(tuple() || element(), TRANSFORMER_ARGUMENT);
      blanks();
    } while (token(","));
    require(token(")"), CLOSE_CALL);
    argument();
    leave();
    return true;
  }

  private boolean tuple() {
    if (!token("(")) {
      return false;
    }
    blanks();
    if (element()) {
      blanks();
      while (token(",")) {
        blanks();
        require(element(), TRANSFORMER_ARGUMENT);
        blanks();
      }
    }
    require(token(")"), CLOSE);
    return true;
  }

  private boolean element() {
    return match(HEX) || match(NUMBER) || quoted() || call() || field();
  }

  private void condition() {
    enter();
    blanks();
    if (!token(Operator.EXISTS.symbol())) {
      Operator operator = operator();
      require(operator != null, OPERATOR);
      blanks();
      switch (operator.operands()) {
        case NUMBER -> require(other() || match(HEX) || match(NUMBER), NUMBER_VALUE);
        case STRING -> string();
        default -> require(list() || other() || match(IDENT), LIST_VALUE);
      }
    }
    leave();
  }

  /** The first one that stands here, or null. */
  private Operator operator() {
    for (Operator operator : OPERATORS) {
      if (operator(operator)) {
        return operator;
      }
    }
    return null;
  }

  /** Operators that are words and take a string need a blank behind them. */
  private boolean operator(Operator operator) {
    int start = pos;
    if (!token(operator.symbol())) {
      return false;
    }
    boolean word = operator.operands() == Operands.STRING && Character.isLetter(text.charAt(start));
    if (word && !blanks()) {
      pos = start;
      return false;
    }
    return true;
  }

  private void string() {
    if (match(MODIFIER)) {
      require(list() || match(IDENT), "expected a list or an identifier");
    } else {
      require(other() || quoted() || match(BARE), STRING_VALUE);
    }
  }

  private boolean list() {
    if (!token("(")) {
      return false;
    }
    blanks();
    if (firstOfList()) {
      blanks();
      while (token(",")) {
        blanks();
        require(quoted() || match(BARE), "expected a string value");
        blanks();
      }
    }
    require(token(")"), CLOSE);
    return true;
  }

  /** Falco takes any mistake in the first value for the end of an empty list. */
  private boolean firstOfList() {
    try {
      return quoted() || match(BARE);
    } catch (SyntaxError unreadable) {
      return false;
    }
  }

  /** A transformer to the right of an operator. */
  private boolean other() {
    if (!token(VAL)) {
      return call();
    }
    blanks();
    require(field(), "expected a field within 'val' transformer");
    blanks();
    require(token(")"), CLOSE_CALL);
    argument();
    return true;
  }

  private boolean quoted() {
    if (!QuotedString.isQuoted(text, pos)) {
      return false;
    }
    int end = pos + 1;
    while (end < text.length() && !closes(end)) {
      end++;
    }
    if (end == text.length()) {
      return false;
    }
    String written = text.substring(pos, end + 1);
    pos = end + 1;
    last = QuotedString.decode(written, pos);
    return true;
  }

  /** Only one character before a quote is looked at, escaped itself or not. */
  private boolean closes(int end) {
    return text.charAt(end) == text.charAt(pos) && text.charAt(end - 1) != '\\';
  }

  private boolean token(String token) {
    if (!text.startsWith(token, pos)) {
      return false;
    }
    pos += token.length();
    last = token;
    return true;
  }

  private boolean token(List<String> alternatives) {
    for (String token : alternatives) {
      if (token(token)) {
        return true;
      }
    }
    return false;
  }

  private boolean match(Pattern pattern) {
    matcher.usePattern(pattern).region(pos, text.length());
    if (!matcher.lookingAt()) {
      return false;
    }
    pos = matcher.end();
    last = matcher.group();
    return true;
  }

  /** Whether there was any. */
  private boolean blanks() {
    int start = pos;
    while (pos < text.length() && BLANKS.indexOf(text.charAt(pos)) >= 0) {
      pos++;
    }
    return pos > start;
  }

  private void enter() {
    depth++;
    require(depth < maxDepth, "exceeded max depth limit of " + maxDepth);
  }

  private void leave() {
    depth--;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw error(otherwise);
    }
  }

  private SyntaxError error(String message) {
    return new SyntaxError(message, pos);
  }
}
