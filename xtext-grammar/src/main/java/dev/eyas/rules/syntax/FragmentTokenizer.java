package dev.eyas.rules.syntax;

import java.util.ArrayList;
import java.util.List;

/** Tokens of texts that are in no file as they are, such as a condition with lists in place. */
public final class FragmentTokenizer {
  private FragmentTokenizer() {}

  /** Tokens of a whole condition. */
  public static List<SyntaxToken> condition(String text) {
    List<SyntaxToken> tokens = new ArrayList<>();
    tokens.add(new SyntaxToken(TokenKind.COND_BEGIN, "", 0, 0));
    tokens.addAll(ConditionTokenizer.tokens(text));
    tokens.add(new SyntaxToken(TokenKind.COND_END, "", text.length(), text.length()));
    return tokens;
  }
}
