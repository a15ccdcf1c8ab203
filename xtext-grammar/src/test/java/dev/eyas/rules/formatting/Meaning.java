package dev.eyas.rules.formatting;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.condition.ConditionPrinter;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.RulesLoader;
import java.util.List;
import java.util.stream.Stream;

/** What rules files say, without where they say it. */
final class Meaning {
  private static final RulesLoader LOADER = new RulesLoader();

  private Meaning() {}

  /** Problems and effective rules, each as a text. */
  static List<String> of(List<RulesSource> sources) {
    LoadOutcome outcome = LOADER.load(sources);
    return Stream.concat(
            outcome.results().stream()
                .flatMap(result -> Stream.of(result.errors(), result.warnings()))
                .flatMap(List::stream)
                .map(Meaning::of),
            outcome.ruleset().rules().stream().map(Meaning::of))
        .toList();
  }

  private static String of(LoadProblem problem) {
    return problem.code() + " " + problem.message();
  }

  private static String of(EffectiveRule rule) {
    return String.join(
        "\n",
        rule.name(),
        rule.description(),
        rule.source(),
        rule.priority().toString(),
        String.valueOf(rule.enabled()),
        rule.tags().toString(),
        ConditionPrinter.print(rule.condition()),
        rule.output().text(),
        String.valueOf(rule.eventTypes().hashCode()));
  }
}
