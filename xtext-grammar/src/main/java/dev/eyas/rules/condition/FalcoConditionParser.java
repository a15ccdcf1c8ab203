package dev.eyas.rules.condition;

/** Reads what Falco reads, and says of anything else what Falco says. */
public final class FalcoConditionParser implements ConditionParser {
  /** How deep Falco reads the conditions of rules. */
  private static final int RULE_DEPTH = 1000;

  private final int maxDepth;

  public FalcoConditionParser() {
    this(RULE_DEPTH);
  }

  /**
   * @param maxDepth productions that may be open at once; a parenthesis opens five
   */
  public FalcoConditionParser(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  @Override
  public Syntax condition(String text) {
    return FalcoSyntax.condition(text, maxDepth);
  }

  @Override
  public Syntax.Term operand(String text) {
    return FalcoSyntax.operand(text, maxDepth);
  }
}
