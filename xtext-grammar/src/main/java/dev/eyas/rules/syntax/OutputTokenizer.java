package dev.eyas.rules.syntax;

import dev.eyas.catalog.Field;
import dev.eyas.catalog.Fields;
import dev.eyas.catalog.Transformer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokens of an output text: literal text, and fields or calls after a percent sign. */
final class OutputTokenizer {
  private static final Pattern WIDTH = Pattern.compile("[0-9]+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w.]*");
  private static final Pattern BRACKET = Pattern.compile("\\[(\"[^\"]*\"|'[^']*'|[^\\]\\[]*)\\]");

  private final String text;
  private final TokenBuilder out;

  private OutputTokenizer(String text) {
    this.text = text;
    this.out = new TokenBuilder(text);
  }

  /** Tokens of a whole output; offsets are those of {@code text}. */
  static List<SyntaxToken> tokens(String text) {
    OutputTokenizer tokenizer = new OutputTokenizer(text);
    while (!tokenizer.out.atEnd()) {
      tokenizer.next();
    }
    return tokenizer.out.tokens();
  }

  private void next() {
    if (out.peek() == '%') {
      out.keyword(1);
      if (matcher(WIDTH).lookingAt()) {
        out.token(TokenKind.NUMBER, end(WIDTH));
      }
      if (matcher(NAME).lookingAt()) {
        fieldOrCall();
      }
      return;
    }
    int percent = text.indexOf('%', out.position());
    out.token(TokenKind.OTEXT, percent < 0 ? text.length() : percent);
  }

  private void fieldOrCall() {
    int end = end(NAME);
    boolean call = out.charAt(end) == '(' && Transformer.find(out.substring(end)).isPresent();
    String source = call ? call(end) : field(knownField(end));
    out.embed(ConditionTokenizer.tokens(source), source.length());
  }

  /** No separator follows a field in an output: the longest name of a field is meant. */
  private int knownField(int nameEnd) {
    for (int end = nameEnd; end > out.position(); end--) {
      Optional<Field> field = Fields.find(out.substring(end));
      if (field.isPresent()) {
        return takesDottedArgument(field.get(), end) ? nameEnd : end;
      }
    }
    return nameEnd;
  }

  /** {@code evt.arg.flags} is the field {@code evt.arg} with the argument {@code flags}. */
  private boolean takesDottedArgument(Field field, int end) {
    boolean dotted = out.charAt(end) == '.' && Character.isLetterOrDigit(out.charAt(end + 1));
    return dotted && field.argument() != Field.Argument.NONE;
  }

  private String field(int end) {
    Matcher bracket = BRACKET.matcher(text).region(end, text.length());
    return out.substring(bracket.lookingAt() ? bracket.end() : end);
  }

  /** The call with its balanced parentheses, or all that follows where they are not. */
  private String call(int nameEnd) {
    int depth = 0;
    for (int i = nameEnd; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return field(i + 1);
      }
    }
    return out.substring(text.length());
  }

  private int end(Pattern pattern) {
    Matcher matcher = matcher(pattern);
    return matcher.lookingAt() ? matcher.end() : out.position();
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(text).region(out.position(), text.length());
  }
}
