package dev.eyas.rules.parser.antlr;

import org.antlr.runtime.CharStream;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;
import org.eclipse.xtext.parser.antlr.XtextTokenStream;

/** The generated parser, for texts that come with their tokens. */
abstract class TokenizedParser extends FalcoRulesParser {
  @Override
  protected TokenSource createLexer(CharStream stream) {
    return stream instanceof TokenizedText text
        ? new FalcoRulesTokenSource(text)
        : super.createLexer(stream);
  }

  /** Which tokens are hidden they say themselves; the names of all terminals need not be read. */
  @Override
  protected XtextTokenStream createTokenStream(TokenSource tokens) {
    return new XtextTokenStream(tokens, Token.DEFAULT_CHANNEL);
  }

  @Override
  protected void setInitialHiddenTokens(XtextTokenStream tokens) {}
}
