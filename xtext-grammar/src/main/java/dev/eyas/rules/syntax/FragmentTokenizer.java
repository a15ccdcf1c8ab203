package dev.eyas.rules.syntax;

import java.util.ArrayList;
import java.util.List;

/** Tokens of texts that are in no file as they are, such as a condition with lists in place. */
public final class FragmentTokenizer {
  private FragmentTokenizer() {}

  /** Tokens of a whole condition. */
  public static List<SyntaxToken> condition(String text) {
    return between(TokenKind.COND_BEGIN, text, TokenKind.COND_END);
  }

  /** Tokens of a field or of a transformer call. */
  public static List<SyntaxToken> operand(String text) {
    return between(TokenKind.FIELD_BEGIN, text, TokenKind.FIELD_END);
  }

  private static List<SyntaxToken> between(TokenKind begin, String text, TokenKind end) {
    List<SyntaxToken> tokens = new ArrayList<>();
    tokens.add(new SyntaxToken(begin, "", 0, 0));
    tokens.addAll(ConditionTokenizer.tokens(text));
    tokens.add(new SyntaxToken(end, "", text.length(), text.length()));
    return tokens;
  }
}
