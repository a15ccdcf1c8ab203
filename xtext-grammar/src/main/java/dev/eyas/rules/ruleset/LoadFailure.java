package dev.eyas.rules.ruleset;

/** What ends the load of a file. */
final class LoadFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient LoadProblem problem;

  LoadFailure(LoadCode code, String message, Context context) {
    super(message, null, false, false);
    this.problem = Problems.problem(code, message, null, context);
  }

  LoadProblem problem() {
    return problem;
  }

  /** A structural mistake. */
  static LoadFailure structure(String message, Context context) {
    return new LoadFailure(LoadCode.LOAD_ERR_YAML_VALIDATE, message, context);
  }

  /** A mistake in what items say of each other. */
  static LoadFailure content(String message, Context context) {
    return new LoadFailure(LoadCode.LOAD_ERR_VALIDATE, message, context);
  }
}
