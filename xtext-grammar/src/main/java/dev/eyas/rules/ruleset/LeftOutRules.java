package dev.eyas.rules.ruleset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Goes on without a rule that is wrong, and without all that is appended to it. */
final class LeftOutRules implements RuleFailures {
  private final Set<String> names = new HashSet<>();
  private final List<LoadProblem> errors = new ArrayList<>();

  @Override
  public void failed(String rule, LoadFailure failure) {
    names.add(rule);
    errors.add(failure.problem());
  }

  @Override
  public boolean isLeftOut(String rule) {
    return names.contains(rule);
  }

  /** Why rules have been left out. */
  List<LoadProblem> errors() {
    return errors;
  }
}
