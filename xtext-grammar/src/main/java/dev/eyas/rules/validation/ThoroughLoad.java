package dev.eyas.rules.validation;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.RulesLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the errors behind the first one. Falco gives up a file at its first error; who edits the
 * file wants to see all of them, so the rest is loaded without the rules that failed.
 */
public final class ThoroughLoad {
  /** Loads that one validation may cost. */
  private static final int MAX_LOADS = 8;

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
    LoadOutcome first = loader.load(sources);
    List<LoadProblem> further = new ArrayList<>();
    List<RulesSource> rest = sources;
    LoadOutcome outcome = first;
    for (int loads = 1; loads < MAX_LOADS && !outcome.successful(); loads++) {
      List<RulesSource> sound = withoutFailed(rest, errors(outcome));
      if (sound.equals(rest)) {
        break;
      }
      rest = sound;
      outcome = loader.load(rest);
      further.addAll(errors(outcome));
    }
    return new Findings(first, List.copyOf(further), outcome.ruleset());
  }

  private static List<LoadProblem> errors(LoadOutcome outcome) {
    return outcome.results().stream().flatMap(result -> result.errors().stream()).toList();
  }

  /** A rule goes with all that is appended to it; without a macro or list others would fail. */
  private static List<RulesSource> withoutFailed(
      List<RulesSource> sources, List<LoadProblem> errors) {
    Set<String> failed =
        errors.stream()
            .map(LoadProblem::range)
            .flatMap(
                range ->
                    sources.stream()
                        .filter(source -> source.name().equals(range.source()))
                        .flatMap(source -> RuleItems.at(source.text(), range.offset()).stream()))
            .collect(Collectors.toSet());
    return sources.stream()
        .map(source -> new RulesSource(source.name(), RuleItems.blank(source.text(), failed)))
        .toList();
  }
}
