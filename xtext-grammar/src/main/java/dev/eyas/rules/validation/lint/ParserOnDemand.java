package dev.eyas.rules.validation.lint;

import dev.eyas.rules.condition.ConditionParser;
import dev.eyas.rules.condition.GrammarConditionParser;
import dev.eyas.rules.condition.Syntax;
import dev.eyas.rules.condition.SyntaxError;

/** A parser that is made when first needed: most rules files give no occasion. */
final class ParserOnDemand implements ConditionParser {
  private ConditionParser parser;

  @Override
  public Syntax condition(String text) throws SyntaxError {
    return parser().condition(text);
  }

  @Override
  public Syntax.Term operand(String text) throws SyntaxError {
    return parser().operand(text);
  }

  private ConditionParser parser() {
    if (parser == null) {
      parser = new GrammarConditionParser();
    }
    return parser;
  }
}
