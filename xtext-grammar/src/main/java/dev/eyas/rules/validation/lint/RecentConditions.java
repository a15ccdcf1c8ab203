package dev.eyas.rules.validation.lint;

import dev.eyas.rules.condition.ConditionParser;
import dev.eyas.rules.condition.FalcoConditionParser;
import dev.eyas.rules.condition.Syntax;
import dev.eyas.rules.condition.SyntaxError;
import java.util.LinkedHashMap;
import java.util.Map;

/** A parser that remembers the conditions that it has read last. */
final class RecentConditions implements ConditionParser {
  private static final int REMEMBERED = 1000;

  private final Map<String, Syntax> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Syntax> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final ConditionParser parser = new FalcoConditionParser();

  @Override
  public Syntax condition(String text) throws SyntaxError {
    Syntax syntax = known.get(text);
    if (syntax == null) {
      syntax = parser.condition(text);
      known.put(text, syntax);
    }
    return syntax;
  }

  @Override
  public Syntax.Term operand(String text) throws SyntaxError {
    return parser.operand(text);
  }
}
