package dev.eyas.rules.parser.antlr;

import dev.eyas.rules.parser.antlr.internal.InternalFalcoRulesParser;
import org.eclipse.xtext.parser.antlr.XtextTokenStream;

/** The generated parser with our own recovery from errors. */
public class RulesFileParser extends FalcoRulesParser {
  @Override
  protected InternalFalcoRulesParser createParser(XtextTokenStream tokens) {
    return new ContainedErrorParser(tokens, getGrammarAccess());
  }
}
