package dev.eyas.rules.parser.antlr;

import dev.eyas.rules.syntax.RulesTokenizer;
import dev.eyas.rules.syntax.SyntaxToken;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;
import org.eclipse.xtext.parser.antlr.Lexer;

/**
 * The tokens of a rules file. A lexer only by descent: that is whom the token stream asks for the
 * messages of erroneous tokens.
 */
public class FalcoRulesTokenSource extends Lexer {
  private final Iterator<SyntaxToken> tokens;
  private final int length;

  /**
   * @param lexer the generated one, which is asked for nothing but its characters
   */
  public FalcoRulesTokenSource(TokenSource lexer) {
    this(lexer, RulesTokenizer::tokens);
  }

  protected FalcoRulesTokenSource(
      TokenSource lexer, Function<String, List<SyntaxToken>> tokenizer) {
    super(((org.antlr.runtime.Lexer) lexer).getCharStream());
    String text = input.size() == 0 ? "" : input.substring(0, input.size() - 1);
    this.length = text.length();
    this.tokens = tokenizer.apply(text).iterator();
  }

  FalcoRulesTokenSource(TokenizedText text) {
    super(text);
    this.length = text.size();
    this.tokens = text.tokens().iterator();
  }

  @Override
  public Token nextToken() {
    return tokens.hasNext() ? token(tokens.next()) : eof();
  }

  private Token token(SyntaxToken token) {
    int channel = token.kind().isHidden() ? Token.HIDDEN_CHANNEL : Token.DEFAULT_CHANNEL;
    CommonToken result = token(TokenTypes.of(token), channel, token.start(), token.end());
    result.setText(token.text());
    return result;
  }

  private Token eof() {
    return token(Token.EOF, Token.DEFAULT_CHANNEL, length, length);
  }

  private CommonToken token(int type, int channel, int start, int end) {
    return new CommonToken(input, type, channel, start, end - 1);
  }

  @Override
  public String getErrorMessage(Token token) {
    return token.getType() == Token.INVALID_TOKEN_TYPE ? token.getText() : null;
  }

  @Override
  public void mTokens() {
    throw new UnsupportedOperationException("tokens come from nextToken");
  }
}
