package dev.eyas.rules.ide.contentassist.antlr;

import dev.eyas.rules.syntax.RulesTokenizer;
import dev.eyas.rules.syntax.SyntaxToken;
import dev.eyas.rules.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.runtime.TokenSource;

/**
 * The tokens of a rules file up to the caret. What conditions, outputs and fields in front of it
 * say is left out once they have ended: nothing that is wrong in them concerns the caret.
 */
public class FalcoRulesTokenSource extends dev.eyas.rules.parser.antlr.FalcoRulesTokenSource {
  private static final Map<TokenKind, TokenKind> ENDS =
      Map.of(
          TokenKind.COND_BEGIN, TokenKind.COND_END,
          TokenKind.OUT_BEGIN, TokenKind.OUT_END,
          TokenKind.FIELD_BEGIN, TokenKind.FIELD_END);

  public FalcoRulesTokenSource(TokenSource lexer) {
    super(lexer, FalcoRulesTokenSource::tokens);
  }

  private static List<SyntaxToken> tokens(String text) {
    List<SyntaxToken> all = RulesTokenizer.tokensBeforeCaret(text);
    List<SyntaxToken> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      kept.add(all.get(i));
      int end = endOf(all, i);
      i = end < 0 ? i : end - 1;
    }
    return kept;
  }

  /** Where the embedded text that begins here ends; -1 if none begins or it goes on. */
  private static int endOf(List<SyntaxToken> tokens, int begin) {
    TokenKind end = ENDS.get(tokens.get(begin).kind());
    for (int i = begin + 1; end != null && i < tokens.size(); i++) {
      if (tokens.get(i).kind() == end) {
        return i;
      }
    }
    return -1;
  }
}
