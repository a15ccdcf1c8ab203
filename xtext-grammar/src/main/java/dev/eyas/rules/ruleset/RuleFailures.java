package dev.eyas.rules.ruleset;

/** What becomes of a load when a rule is wrong. */
interface RuleFailures {
  /** Falco gives up a file at its first error. */
  RuleFailures GIVE_UP =
      new RuleFailures() {
        @Override
        public void failed(String rule, LoadFailure failure) {
          throw failure;
        }

        @Override
        public boolean isLeftOut(String rule) {
          return false;
        }
      };

  /**
   * A rule is wrong.
   *
   * @throws LoadFailure unless the load goes on without the rule
   */
  void failed(String rule, LoadFailure failure);

  /** Whether what a file says of a rule counts for nothing. */
  boolean isLeftOut(String rule);
}
