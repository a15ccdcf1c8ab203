package dev.eyas.rules.parser.antlr;

import dev.eyas.rules.syntax.SyntaxToken;
import java.util.List;
import java.util.function.Function;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.parser.IParseResult;

/** The grammar's parser for a part of a rules file that stands alone. */
public class FragmentParser extends TokenizedParser {
  private final Function<String, List<SyntaxToken>> tokenizer;

  public FragmentParser(Function<String, List<SyntaxToken>> tokenizer) {
    this.tokenizer = tokenizer;
  }

  public IParseResult parse(ParserRule rule, String text) {
    return parse(rule.getName(), new TokenizedText(text, tokenizer.apply(text)));
  }
}
