package dev.eyas.rules.ruleset;

import dev.eyas.rules.condition.ConditionParser;
import dev.eyas.rules.condition.Syntax;
import dev.eyas.rules.condition.SyntaxError;

/** Remembers what texts parse to. An editor loads again and again what has changed in one place. */
final class ParseCache implements ConditionParser {
  private final ConditionParser parser;
  private final Remembered<String, Syntax> conditions = new Remembered<>();
  private final Remembered<String, Syntax.Term> operands = new Remembered<>();

  ParseCache(ConditionParser parser) {
    this.parser = parser;
  }

  void startLoad() {
    conditions.startLoad();
    operands.startLoad();
  }

  @Override
  public Syntax condition(String text) throws SyntaxError {
    Syntax known = conditions.get(text);
    return known != null ? known : conditions.put(text, parser.condition(text));
  }

  @Override
  public Syntax.Term operand(String text) throws SyntaxError {
    Syntax.Term known = operands.get(text);
    return known != null ? known : operands.put(text, parser.operand(text));
  }
}
