package dev.eyas.rules.parser.antlr;

import dev.eyas.rules.parser.antlr.internal.InternalFalcoRulesParser;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.antlr.XtextTokenStream;
import org.eclipse.xtext.util.ReplaceRegion;

/** The generated parser with our own recovery from errors. */
public class RulesFileParser extends FalcoRulesParser {
  @Override
  protected InternalFalcoRulesParser createParser(XtextTokenStream tokens) {
    return new ContainedErrorParser(tokens, getGrammarAccess());
  }

  /** The whole text again: what a line of YAML is depends on lines before and behind it. */
  @Override
  protected IParseResult doReparse(IParseResult previous, ReplaceRegion change) {
    StringBuilder text = new StringBuilder(previous.getRootNode().getText());
    change.applyTo(text);
    return doParse(text);
  }
}
