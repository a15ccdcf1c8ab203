package dev.eyas.rules.condition;

/** Reads texts of the condition language. */
public interface ConditionParser {
  /**
   * @param text a whole condition, unquoted and unescaped as YAML gives it
   * @throws SyntaxError with Falco's message
   */
  Syntax condition(String text);

  /**
   * @param text a field or a transformer call, without blanks around it
   * @throws SyntaxError with Falco's message
   */
  Syntax.Term operand(String text);
}
