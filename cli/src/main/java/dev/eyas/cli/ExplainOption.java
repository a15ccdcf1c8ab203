package dev.eyas.cli;

import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that asks why a rule stays silent. */
final class ExplainOption {
  /** On a live node, events of each rule that are looked at. */
  static final int EVENTS_PER_SECOND = 2000;

  @Option(
      names = "--explain",
      paramLabel = "RULE",
      description =
          "At the end, show the events that came nearest to matching this rule, with what each part"
              + " of its condition came to. May be given several times.")
  private Set<String> rules = new LinkedHashSet<>();

  /**
   * The rules asked for.
   *
   * @throws ParameterException if one is not in the ruleset, or not enabled
   */
  Set<String> rulesOf(EffectiveRuleset ruleset, CommandLine commandLine) {
    for (String name : rules) {
      EffectiveRule rule =
          ruleset.rules().stream()
              .filter(candidate -> candidate.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new ParameterException(
                          commandLine, "--explain: no rule is called '" + name + "'"));
      if (!rule.enabled()) {
        throw new ParameterException(
            commandLine, "--explain: rule '" + name + "' is not enabled, so it is never judged");
      }
    }
    return rules;
  }
}
