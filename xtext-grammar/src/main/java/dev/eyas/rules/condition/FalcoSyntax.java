package dev.eyas.rules.condition;

import static java.util.stream.Collectors.joining;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.Operator.Operands;
import dev.eyas.catalog.Transformer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a condition as Falco's parser does, from left to right with the same alternatives in the
 * same order, since that alone decides which of many mistakes is told, at which place and in which
 * words. The grammar, which an editor's tree is made with, is more tolerant; of what is read here
 * it makes the same.
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
      "expected field transformer argument: field, transformer, quoted string, number, or"
          + " transformer list";
  private static final String FIELD_ARGUMENT =
      "expected a valid field argument: a quoted string or a bare string";

  /** Falco reads more, but what goes through a condition afterwards has a stack that ends. */
  private static final int MAX_CALLS = 300;

  private static final String CALLS_TOO_DEEP =
      "transformers stand within more than %d others, which is more than is read here"
          .formatted(MAX_CALLS);

  private static final Pattern NOT = Pattern.compile("not\\s+");
  private static final Pattern IDENT = Pattern.compile("[A-Za-z]+[A-Za-z0-9_]*");
  private static final Pattern FIELD_NAME = Pattern.compile(IDENT + "(?:\\." + IDENT + ")+");
  private static final Pattern BARE_ARGUMENT = Pattern.compile("[^\\]\\[\"'\\s]+");
  private static final Pattern BARE = Pattern.compile("[^()\"'\\s=,]+");
  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]+");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+[.]?[0-9]*(?:[eE][+-][0-9]+)?");
  private static final Pattern MODIFIER =
      Pattern.compile(
          Stream.of(ListModifier.values()).map(ListModifier::symbol).collect(joining("|", "(", ")"))
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

  /** Transformer calls that are open. */
  private int calls;

  /** What was read last, without quotes and escapes. */
  private String last = "";

  /** Offset behind it. */
  private int end;

  /** The first word taken for a macro's name that our grammar does not take for one. */
  private ReservedName reserved;

  private interface Connection {
    Syntax of(List<Syntax> operands, int start, int end);
  }

  private FalcoSyntax(String text, int maxDepth) {
    this.text = text;
    this.maxDepth = maxDepth;
    this.matcher = NOT.matcher(text).useTransparentBounds(true);
  }

  /**
   * @param maxDepth productions that may be open at once
   * @throws SyntaxError where Falco would not read on
   */
  static Syntax condition(String text, int maxDepth) {
    FalcoSyntax syntax = new FalcoSyntax(text, maxDepth);
    if (text.isEmpty()) {
      throw syntax.error("filter input string is empty");
    }
    Syntax condition = syntax.or();
    if (syntax.pos < text.length()) {
      throw syntax.error("unexpected token after '" + syntax.last + "', expecting 'or', 'and'");
    }
    if (syntax.reserved != null) {
      throw syntax.reserved;
    }
    return condition;
  }

  /**
   * A field or a transformer call, and nothing else.
   *
   * @throws SyntaxError where the text is none
   */
  static Syntax.Term operand(String text, int maxDepth) {
    FalcoSyntax syntax = new FalcoSyntax(text, maxDepth);
    Syntax.Term operand = syntax.operand();
    syntax.require(operand != null && syntax.pos == text.length(), CHECK);
    return operand;
  }

  private Syntax or() {
    return connected("or", this::and, Syntax.Or::new);
  }

  private Syntax and() {
    return connected("and", this::not, Syntax.And::new);
  }

  private Syntax connected(String connective, Supplier<Syntax> operand, Connection connection) {
    enter();
    blanks();
    int start = pos;
    List<Syntax> operands = new ArrayList<>();
    operands.add(operand.get());
    blanks();
    while (token(connective)) {
      if (blanks()) {
        operands.add(operand.get());
      } else if (token("(")) {
        operands.add(parenthesis());
      } else {
        throw error("expected blank or '(' after '" + connective + "'");
      }
      blanks();
    }
    leave();
    return operands.size() == 1
        ? operands.get(0)
        : connection.of(List.copyOf(operands), start, end);
  }

  /** An even number of negations in a row is none. */
  private Syntax not() {
    enter();
    blanks();
    int start = pos;
    boolean odd = false;
    while (match(NOT)) {
      odd = !odd;
    }
    boolean closeBy = token("not(");
    Syntax operand = closeBy ? parenthesis() : check();
    leave();
    return odd != closeBy ? new Syntax.Not(operand, start, end) : operand;
  }

  /** What follows an opening parenthesis. */
  private Syntax parenthesis() {
    enter();
    blanks();
    Syntax inner = or();
    blanks();
    require(token(")"), CLOSE);
    leave();
    return inner;
  }

  private Syntax check() {
    enter();
    blanks();
    int start = pos;
    Syntax check;
    if (token("(")) {
      check = parenthesis();
    } else {
      Syntax.Term left = operand();
      check = left == null ? macro(start) : comparison(left, start);
    }
    leave();
    return check;
  }

  private Syntax macro(int start) {
    require(match(IDENT), CHECK);
    if (reserved == null && ReservedName.is(last)) {
      reserved = new ReservedName(last, pos);
    }
    return new Syntax.MacroRef(last, start, end);
  }

  /** Null where none stands here, as with all that may stand somewhere. */
  private Syntax.Term operand() {
    Syntax.Call call = call();
    return call == null ? field() : call;
  }

  private Syntax.FieldTerm field() {
    if (!match(FIELD_NAME)) {
      return null;
    }
    String name = last;
    enter();
    String argument = argument();
    leave();
    return new Syntax.FieldTerm(name, argument);
  }

  private String argument() {
    if (!token("[")) {
      return null;
    }
    require(quoted() || match(BARE_ARGUMENT), FIELD_ARGUMENT);
    String argument = last;
    require(token("]"), "expected a ']' token");
    return argument;
  }

  private Syntax.Call call() {
    if (!token(CALLS)) {
      return null;
    }
    String transformer = called();
    List<Syntax.Term> arguments = new ArrayList<>();
    enter();
    calls++;
    require(calls <= MAX_CALLS, CALLS_TOO_DEEP);
    do {
      blanks();
      Syntax.Term tuple = tuple();
      arguments.add(tuple == null ? element() : tuple);
      blanks();
    } while (token(","));
    require(token(")"), CLOSE_CALL);
    String selector = argument();
    calls--;
    leave();
    return new Syntax.Call(transformer, List.copyOf(arguments), selector);
  }

  /** The transformer whose name and parenthesis were read last. */
  private String called() {
    return last.substring(0, last.length() - 1);
  }

  private Syntax.Tuple tuple() {
    if (!token("(")) {
      return null;
    }
    List<Syntax.Term> elements = new ArrayList<>();
    blanks();
    Syntax.Term first = elementIfAny();
    if (first != null) {
      elements.add(first);
      blanks();
      while (token(",")) {
        blanks();
        elements.add(element());
        blanks();
      }
    }
    require(token(")"), CLOSE);
    return new Syntax.Tuple(List.copyOf(elements));
  }

  private Syntax.Term element() {
    Syntax.Term element = elementIfAny();
    require(element != null, TRANSFORMER_ARGUMENT);
    return element;
  }

  private Syntax.Term elementIfAny() {
    boolean literal = match(HEX) || match(NUMBER) || quoted();
    return literal ? new Syntax.Literal(last) : operand();
  }

  private Syntax comparison(Syntax.Term left, int start) {
    enter();
    blanks();
    boolean exists = token(Operator.EXISTS.symbol());
    Operator operator = exists ? Operator.EXISTS : operator();
    require(operator != null, OPERATOR);
    blanks();
    ListModifier modifier = operator.operands() == Operands.STRING ? modifier() : null;
    Syntax.Side right = modifier == null ? right(operator) : listOrName();
    leave();
    return new Syntax.Check(left, operator, modifier, right, start, end);
  }

  /** The first one that stands here. */
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

  private ListModifier modifier() {
    return match(MODIFIER) ? ListModifier.find(matcher.group(1)).orElseThrow() : null;
  }

  private Syntax.Side listOrName() {
    Syntax.Side list = list();
    return list == null ? value(() -> match(IDENT), "expected a list or an identifier") : list;
  }

  private Syntax.Side right(Operator operator) {
    return switch (operator.operands()) {
      case NONE -> new Syntax.Nothing();
      case NUMBER -> callOr(() -> match(HEX) || match(NUMBER), NUMBER_VALUE);
      case STRING -> callOr(() -> quoted() || match(BARE), STRING_VALUE);
      case LIST -> {
        Syntax.Side list = list();
        yield list == null ? callOr(() -> match(IDENT), LIST_VALUE) : list;
      }
    };
  }

  private Syntax.Side callOr(BooleanSupplier constant, String otherwise) {
    Syntax.Call call = other();
    return call == null ? value(constant, otherwise) : new Syntax.Computed(call);
  }

  private Syntax.Value value(BooleanSupplier constant, String otherwise) {
    int start = pos;
    require(constant.getAsBoolean(), otherwise);
    return new Syntax.Value(last, start);
  }

  private Syntax.Values list() {
    int start = pos;
    if (!token("(")) {
      return null;
    }
    List<String> values = new ArrayList<>();
    blanks();
    if (firstOfList()) {
      values.add(last);
      blanks();
      while (token(",")) {
        blanks();
        require(quoted() || match(BARE), "expected a string value");
        values.add(last);
        blanks();
      }
    }
    require(token(")"), CLOSE);
    return new Syntax.Values(List.copyOf(values), start);
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
  private Syntax.Call other() {
    if (!token(VAL)) {
      return call();
    }
    String transformer = called();
    blanks();
    Syntax.FieldTerm field = field();
    require(field != null, "expected a field within 'val' transformer");
    blanks();
    require(token(")"), CLOSE_CALL);
    return new Syntax.Call(transformer, List.of(field), argument());
  }

  private boolean quoted() {
    if (!QuotedString.isQuoted(text, pos)) {
      return false;
    }
    int close = pos + 1;
    while (close < text.length() && !closes(close)) {
      close++;
    }
    if (close == text.length()) {
      return false;
    }
    String written = text.substring(pos, close + 1);
    pos = close + 1;
    read(QuotedString.decode(written, pos));
    return true;
  }

  /** Only one character before a quote is looked at, escaped itself or not. */
  private boolean closes(int quote) {
    return text.charAt(quote) == text.charAt(pos) && text.charAt(quote - 1) != '\\';
  }

  private boolean token(String token) {
    if (!text.startsWith(token, pos)) {
      return false;
    }
    pos += token.length();
    read(token);
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
    read(matcher.group());
    return true;
  }

  private void read(String what) {
    last = what;
    end = pos;
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
