package dev.eyas.rules.condition;

/** A condition that parses and does not compile. */
public final class ConditionError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient ParsedCondition where;
  private final int offset;

  ConditionError(String message, ParsedCondition where, int offset) {
    super(message, null, false, false);
    this.where = where;
    this.offset = offset;
  }

  /** The condition or macro that holds the wrong part. */
  public ParsedCondition where() {
    return where;
  }

  /** The wrong part's place in it. */
  public int offset() {
    return offset;
  }
}
