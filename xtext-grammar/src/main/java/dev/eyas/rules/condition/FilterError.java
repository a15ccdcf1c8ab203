package dev.eyas.rules.condition;

/** Why a condition, or a token of an output, does not compile. Its message is Falco's. */
public final class FilterError extends RuntimeException {
  private static final long serialVersionUID = 1;

  public FilterError(String message) {
    super(message, null, false, false);
  }
}
