package dev.eyas.ide.completion;

import dev.eyas.catalog.Field;
import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.condition.FieldResolver;
import dev.eyas.rules.condition.FilterError;
import dev.eyas.rules.condition.Operand.FieldRef;
import dev.eyas.rules.syntax.SyntaxToken;
import dev.eyas.rules.syntax.TokenKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The check that the caret is in, as far as it is written.
 *
 * @param name the field as written, without brackets; empty where a transformer stands
 * @param left the field; empty where a transformer or an unknown field stands
 * @param operator empty where none has been typed
 */
record Comparison(Optional<String> name, Optional<FieldRef> left, Optional<Operator> operator) {
  static final Comparison NONE =
      new Comparison(Optional.empty(), Optional.empty(), Optional.empty());
  private static final Set<TokenKind> VALUES =
      EnumSet.of(TokenKind.WORD, TokenKind.STRING, TokenKind.NUMBER);

  /**
   * @param tokens those in front of the caret
   */
  static Comparison before(List<SyntaxToken> tokens) {
    List<SyntaxToken> seen = tokens.stream().filter(token -> !token.kind().isHidden()).toList();
    int operator = seen.size() - 1;
    while (operator >= 0 && isOperand(seen.get(operator))) {
      operator--;
    }
    Optional<Operator> found = operator < 0 ? Optional.empty() : operator(seen.get(operator));
    int leftEnd = found.isPresent() ? operator - 1 : seen.size() - 1;
    return left(seen, leftEnd, found);
  }

  /** The check of a field in a list of fields. */
  static Comparison of(String field, Operator operator) {
    return of(field, null, Optional.of(operator));
  }

  private static Comparison of(String field, String argument, Optional<Operator> operator) {
    return new Comparison(Optional.of(field), resolve(field, argument), operator);
  }

  Optional<Field> field() {
    return left.map(FieldRef::field);
  }

  /** What may stand behind the field; everything if the field is not known. */
  boolean accepts(Operator symbol) {
    return operator.isEmpty() && field().map(field -> field.accepts(symbol)).orElse(true);
  }

  private static boolean isOperand(SyntaxToken token) {
    return VALUES.contains(token.kind())
        || isKeyword(token, "(")
        || isKeyword(token, ",")
        || ListModifier.find(token.text()).isPresent();
  }

  private static Optional<Operator> operator(SyntaxToken token) {
    return token.kind() == TokenKind.KEYWORD ? Operator.find(token.text()) : Optional.empty();
  }

  private static Comparison left(List<SyntaxToken> tokens, int end, Optional<Operator> operator) {
    int at = end;
    String argument = null;
    if (at >= 2 && isKeyword(tokens.get(at), "]")) {
      argument = tokens.get(at - 1).text();
      at -= 3;
    } else if (at >= 1 && isKeyword(tokens.get(at), "[")) {
      at--;
    }
    return at >= 0 && tokens.get(at).kind() == TokenKind.FIELD_NAME
        ? of(tokens.get(at).text(), argument, operator)
        : new Comparison(Optional.empty(), Optional.empty(), operator);
  }

  private static Optional<FieldRef> resolve(String name, String argument) {
    try {
      return Optional.of(FieldResolver.resolve(name, argument));
    } catch (FilterError unknown) {
      return Optional.empty();
    }
  }

  private static boolean isKeyword(SyntaxToken token, String keyword) {
    return token.kind() == TokenKind.KEYWORD && token.text().equals(keyword);
  }
}
