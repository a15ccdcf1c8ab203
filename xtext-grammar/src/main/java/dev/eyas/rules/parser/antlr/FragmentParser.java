package dev.eyas.rules.parser.antlr;

import dev.eyas.rules.parser.antlr.lexer.InternalFalcoRulesLexer;
import dev.eyas.rules.syntax.SyntaxToken;
import java.util.List;
import java.util.function.Function;
import org.antlr.runtime.CharStream;
import org.antlr.runtime.TokenSource;

/** The grammar's parser for a part of a rules file that stands alone. */
public class FragmentParser extends FalcoRulesParser {
  private final Function<String, List<SyntaxToken>> tokenizer;

  public FragmentParser(Function<String, List<SyntaxToken>> tokenizer) {
    this.tokenizer = tokenizer;
  }

  @Override
  protected TokenSource createLexer(CharStream stream) {
    return new FalcoRulesTokenSource(new InternalFalcoRulesLexer(stream), tokenizer);
  }
}
