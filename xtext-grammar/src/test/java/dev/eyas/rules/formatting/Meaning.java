package dev.eyas.rules.formatting;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.condition.ConditionPrinter;
import dev.eyas.rules.ruleset.EffectiveList;
import dev.eyas.rules.ruleset.EffectiveMacro;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.RulesLoader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What rules files say, without where they say it. */
final class Meaning {
  private static final RulesLoader LOADER = new RulesLoader();

  private Meaning() {}

  /** Problems, effective rules, macros and lists, each as a text. */
  static List<String> of(List<RulesSource> sources) {
    LoadOutcome outcome = LOADER.load(sources);
    EffectiveRuleset ruleset = outcome.ruleset();
    return Stream.of(
            outcome.results().stream()
                .flatMap(result -> Stream.of(result.errors(), result.warnings()))
                .flatMap(List::stream)
                .map(Meaning::of),
            ruleset.rules().stream().map(Meaning::of),
            ruleset.macros().stream().map(macro -> macro.name() + " " + condition(macro)),
            ruleset.lists().stream().map(list -> list.name() + " " + texts(list)))
        .flatMap(each -> each)
        .toList();
  }

  private static String of(LoadProblem problem) {
    return problem.code() + " " + problem.message();
  }

  private static List<String> texts(EffectiveList list) {
    return list.items().stream().map(TracedText::text).toList();
  }

  /** Nothing where no rule uses it. */
  private static Optional<String> condition(EffectiveMacro macro) {
    return macro.condition().map(ConditionPrinter::print);
  }

  private static String of(EffectiveRule rule) {
    return String.join(
        "\n",
        rule.name(),
        rule.description(),
        rule.source(),
        rule.priority().toString(),
        String.valueOf(rule.enabled()),
        rule.merged().capture() + " " + rule.merged().captureMillis(),
        rule.tags().toString(),
        ConditionPrinter.print(rule.condition()),
        rule.output().text(),
        String.valueOf(rule.eventTypes().hashCode()));
  }
}
