package dev.eyas.rules.ide.contentassist.antlr;

import dev.eyas.rules.syntax.RulesTokenizer;
import org.antlr.runtime.TokenSource;

/** The tokens of a rules file up to the caret. */
public class FalcoRulesTokenSource extends dev.eyas.rules.parser.antlr.FalcoRulesTokenSource {
  public FalcoRulesTokenSource(TokenSource lexer) {
    super(lexer, RulesTokenizer::tokensBeforeCaret);
  }
}
