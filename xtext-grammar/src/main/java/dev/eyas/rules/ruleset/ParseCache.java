package dev.eyas.rules.ruleset;

import dev.eyas.rules.condition.ConditionParser;
import dev.eyas.rules.condition.Syntax;
import dev.eyas.rules.condition.SyntaxError;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers what the texts of one load, and of the one before, parse to. An editor loads again and
 * again what has changed in one place.
 */
final class ParseCache implements ConditionParser {
  private final ConditionParser parser;
  private Map<String, Syntax> previous = Map.of();
  private Map<String, Syntax> current = new HashMap<>();

  ParseCache(ConditionParser parser) {
    this.parser = parser;
  }

  /** Forgets the texts that the last load did not need. */
  void startLoad() {
    previous = current;
    current = new HashMap<>();
  }

  @Override
  public Syntax condition(String text) throws SyntaxError {
    Syntax known = current.get(text);
    if (known == null) {
      known = previous.get(text);
      if (known == null) {
        known = parser.condition(text);
      }
      current.put(text, known);
    }
    return known;
  }

  @Override
  public Syntax.Term operand(String text) throws SyntaxError {
    return parser.operand(text);
  }
}
