package dev.eyas.rules.syntax;

import static java.util.stream.Collectors.joining;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.Transformer;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tokens of a condition, or of a field with its argument. What a word is depends on what came
 * before it: {@code in} is an operator after a field and a value after {@code =}.
 */
final class ConditionTokenizer {
  /** What may come next. */
  private enum State {
    OPERAND,
    OPERATOR,
    VALUE,
    LIST_VALUE,
    LIST,
    ARGUMENT,
    CONNECTIVE
  }

  /**
   * What nests deeper than this is an error here, long before the parser's stack ends. It is enough
   * for all that Falco reads, but for transformers within transformers, of which it reads more.
   */
  private static final int MAX_DEPTH = 1250;

  /** What a parenthesis counts; a negation counts one. */
  private static final int PARENTHESIS = 4;

  private static final String TOO_DEEP = "exceeded max depth limit of 1000";
  private static final String CALLS_TOO_DEEP =
      "transformers stand within more than 300 others, which is more than is read here";

  private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*(\\.\\w*)*");
  private static final Pattern NUMBER =
      Pattern.compile("0[xX][0-9a-fA-F]+|[+-]?[0-9]+(\\.[0-9]*)?([eE][+-][0-9]+)?");
  private static final Pattern BARE = Pattern.compile("[^()\"'\\s\\x08=,]+");
  private static final Pattern ARGUMENT = Pattern.compile("[^\\[\\]\"'\\s\\x08]+");
  private static final List<Operator> BY_LENGTH =
      Stream.of(Operator.values())
          .sorted(Comparator.comparing((Operator operator) -> -operator.symbol().length()))
          .toList();
  private static final String MODIFIERS =
      Stream.of(ListModifier.values()).map(ListModifier::symbol).collect(joining("|"));
  private static final Pattern MODIFIER =
      Pattern.compile("(" + MODIFIERS + ")\\s+(?!(and|or|not)\\b)[(A-Za-z]");

  private final String text;
  private final TokenBuilder out;

  /** For each open parenthesis the state after it. */
  private final Deque<State> open = new ArrayDeque<>();

  /** For each open parenthesis the negations before it. */
  private final Deque<Integer> negated = new ArrayDeque<>();

  /** Negations directly before the cursor. */
  private int negations;

  /** Levels of open parentheses and of the negations before them or the cursor. */
  private int depth;

  private State state = State.OPERAND;

  private ConditionTokenizer(String text) {
    this.text = text;
    this.out = new TokenBuilder(text);
  }

  /** Tokens of a whole condition; offsets are those of {@code text}. */
  static List<SyntaxToken> tokens(String text) {
    ConditionTokenizer tokenizer = new ConditionTokenizer(text);
    for (tokenizer.out.skipSpace(); !tokenizer.out.atEnd(); tokenizer.out.skipSpace()) {
      tokenizer.next();
    }
    return tokenizer.out.tokens();
  }

  private void next() {
    switch (state) {
      case OPERAND -> operand();
      case OPERATOR -> operator();
      case VALUE, LIST_VALUE -> value();
      case LIST -> listElement();
      case ARGUMENT -> argument();
      case CONNECTIVE -> connective();
    }
  }

  private void operand() {
    if (out.peek() == '(') {
      open(State.CONNECTIVE, State.OPERAND);
    } else if (isKeyword("not")) {
      negation();
    } else if (isKeyword("and") || isKeyword("or")) {
      out.keyword(wordEnd() - out.position());
    } else if (leftSide(State.OPERATOR, State.CONNECTIVE)) {
      depth -= negations;
      negations = 0;
    } else {
      unexpected();
    }
  }

  private void negation() {
    if (isDeeper(1, TOO_DEEP)) {
      out.keyword(wordEnd() - out.position());
      negations++;
    }
  }

  /**
   * Whether more levels are allowed.
   *
   * @param otherwise what is wrong if they are not
   */
  private boolean isDeeper(int levels, String otherwise) {
    if (depth + levels > MAX_DEPTH) {
      out.error(otherwise, text.length());
      return false;
    }
    depth += levels;
    return true;
  }

  private boolean isKeyword(String keyword) {
    return out.startsWith(keyword) && wordEnd() == out.position() + keyword.length();
  }

  private int wordEnd() {
    int end = out.position();
    while (isWordCharacter(out.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWordCharacter(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  /** A field or a call, after which comes {@code then}, or a name without dots. */
  private boolean leftSide(State then, State afterName) {
    if (call(then)) {
      return true;
    }
    int end = match(NAME);
    if (end < 0) {
      return false;
    }
    boolean field = out.substring(end).indexOf('.') >= 0;
    out.token(field ? TokenKind.FIELD_NAME : TokenKind.IDENT, end);
    state = field ? then : afterName;
    if (field) {
      bracket();
    }
    return true;
  }

  private boolean call(State then) {
    int end = wordEnd();
    if (out.charAt(end) != '(' || Transformer.find(out.substring(end)).isEmpty()) {
      return false;
    }
    out.token(TokenKind.TRANSFORMER, end);
    open(then, State.ARGUMENT);
    return true;
  }

  /** The argument in brackets directly after a field or a call. */
  private void bracket() {
    if (out.peek() != '[') {
      return;
    }
    out.keyword(1);
    if (isQuote(out.peek())) {
      string();
    } else {
      int end = match(ARGUMENT);
      if (end >= 0) {
        out.token(TokenKind.ARG, end);
      }
    }
    if (out.peek() == ']') {
      out.keyword(1);
    }
  }

  private void operator() {
    for (Operator operator : BY_LENGTH) {
      if (out.startsWith(operator.symbol()) && isWhole(operator)) {
        out.keyword(operator.symbol().length());
        state = after(operator);
        return;
      }
    }
    if (isWordCharacter(out.peek()) && !isKeyword("and") && !isKeyword("or")) {
      out.error("'" + out.substring(wordEnd()) + "' is not an operator", wordEnd());
    } else {
      connective();
    }
  }

  /** Operators on lists need no blank after them; a word that may become another is left alone. */
  private boolean isWhole(Operator operator) {
    String word = out.substring(wordEnd());
    boolean symbol = word.isEmpty();
    boolean exact = word.equals(operator.symbol());
    boolean glued =
        operator.operands() == Operator.Operands.LIST
            || operator.operands() == Operator.Operands.NONE;
    return symbol || exact || (glued && !beginsAnother(word));
  }

  private static boolean beginsAnother(String word) {
    return BY_LENGTH.stream().anyMatch(operator -> operator.symbol().startsWith(word));
  }

  private static State after(Operator operator) {
    return switch (operator.operands()) {
      case NONE -> State.CONNECTIVE;
      case NUMBER, STRING -> State.VALUE;
      case LIST -> State.LIST_VALUE;
    };
  }

  private void value() {
    Matcher modifier = MODIFIER.matcher(text).region(out.position(), text.length());
    if (state == State.VALUE && modifier.lookingAt()) {
      out.token(TokenKind.KEYWORD, modifier.end(1));
      state = State.LIST_VALUE;
    } else if (out.peek() == '(') {
      open(State.CONNECTIVE, State.LIST);
    } else if (!call(State.CONNECTIVE)) {
      state = State.CONNECTIVE;
      if (!constant()) {
        connective();
      }
    }
  }

  private boolean constant() {
    if (isQuote(out.peek())) {
      string();
      return true;
    }
    int end = match(BARE);
    if (end < 0) {
      return false;
    }
    boolean number = NUMBER.matcher(out.substring(end)).matches();
    out.token(number ? TokenKind.NUMBER : TokenKind.WORD, end);
    return true;
  }

  private void listElement() {
    switch (out.peek()) {
      case '(' -> open(State.LIST, State.LIST);
      case ')' -> close();
      case ',' -> out.keyword(1);
      default -> {
        if (!constant()) {
          unexpected();
        }
      }
    }
  }

  private void argument() {
    char c = out.peek();
    if (c == '(') {
      open(State.ARGUMENT, State.ARGUMENT);
    } else if (c == ')') {
      close();
    } else if (c == ',') {
      out.keyword(1);
    } else if (isQuote(c)) {
      string();
    } else if (match(NUMBER) >= 0) {
      out.token(TokenKind.NUMBER, match(NUMBER));
    } else if (!leftSide(State.ARGUMENT, State.ARGUMENT)) {
      unexpected();
    }
  }

  private void connective() {
    if (out.peek() == ')') {
      close();
    } else if (isKeyword("and") || isKeyword("or")) {
      out.keyword(wordEnd() - out.position());
      state = State.OPERAND;
    } else {
      operand();
    }
  }

  private void open(State afterwards, State inside) {
    if (isDeeper(PARENTHESIS, inside == State.ARGUMENT ? CALLS_TOO_DEEP : TOO_DEEP)) {
      out.keyword(1);
      open.push(afterwards);
      negated.push(negations);
      negations = 0;
      state = inside;
    }
  }

  private void close() {
    out.keyword(1);
    boolean call = state == State.ARGUMENT;
    depth -= open.isEmpty() ? 0 : PARENTHESIS + negated.pop();
    state = open.isEmpty() ? State.CONNECTIVE : open.pop();
    if (call && state != State.ARGUMENT) {
      bracket();
    }
  }

  private void unexpected() {
    String sign = text.substring(out.position(), text.offsetByCodePoints(out.position(), 1));
    if ("),[]".contains(sign) || Operator.find(sign).isPresent()) {
      out.keyword(1);
    } else if (isQuote(out.peek())) {
      string();
    } else {
      out.error("unexpected '" + sign + "'", out.position() + sign.length());
    }
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  /** A string up to the first quote without a backslash before it; an open one ends at its line. */
  private void string() {
    int start = out.position();
    char quote = out.peek();
    int lineEnd = -1;
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote && text.charAt(i - 1) != '\\') {
        out.token(TokenKind.STRING, i + 1);
        return;
      }
      if (c == '\n' && lineEnd < 0) {
        lineEnd = i;
      }
    }
    out.token(TokenKind.STRING, lineEnd < 0 ? text.length() : lineEnd);
    out.error("expected a closing quote", out.position());
  }

  private int match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(out.position(), text.length());
    return matcher.lookingAt() ? matcher.end() : -1;
  }
}
