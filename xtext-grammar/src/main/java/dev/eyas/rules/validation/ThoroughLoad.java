package dev.eyas.rules.validation;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.RulesLoader;
import dev.eyas.rules.ruleset.SoundRules;
import java.util.List;

/**
 * Finds the errors behind the first one. Falco gives up a file at its first error; who edits the
 * file wants to see all of them, so the rest is loaded without the rules that failed.
 */
public final class ThoroughLoad {
  /**
   * @param outcome what Falco would say
   * @param further errors that it would say once those of the outcome are gone
   * @param ruleset what the files come to without the rules that failed
   */
  public record Findings(LoadOutcome outcome, List<LoadProblem> further, EffectiveRuleset ruleset) {
    /** Each problem once, although Falco repeats some for every file that follows. */
    public List<LoadProblem> problems() {
      return Verdicts.of(this);
    }
  }

  private final RulesLoader loader = new RulesLoader();

  /**
   * @param sources in load order
   */
  public Findings load(List<RulesSource> sources) {
    LoadOutcome outcome = loader.load(sources);
    if (outcome.successful()) {
      return new Findings(outcome, List.of(), outcome.ruleset());
    }
    SoundRules rest = loader.loadSound(sources);
    return new Findings(outcome, rest.errors(), rest.ruleset());
  }
}
