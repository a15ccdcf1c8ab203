package dev.eyas.rules.condition;

/** Where a text stops being a condition, and why. */
public class SyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int offset;

  /**
   * @param offset in the text, in UTF-16 units; may be its length
   */
  public SyntaxError(String message, int offset) {
    super(message, null, false, false);
    this.offset = offset;
  }

  public final int offset() {
    return offset;
  }
}
