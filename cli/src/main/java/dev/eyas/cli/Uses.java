package dev.eyas.cli;

import dev.eyas.rules.condition.ConditionFacts;
import dev.eyas.rules.ruleset.Change;
import dev.eyas.rules.ruleset.EffectiveMacro;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The macros and lists that something names, and those that these name in turn. */
final class Uses {
  private final EffectiveRuleset ruleset;
  private final Set<String> macros = new LinkedHashSet<>();
  private final Set<String> lists = new TreeSet<>();

  /**
   * @param macros named directly; lists likewise
   */
  Uses(EffectiveRuleset ruleset, Collection<String> macros, Collection<String> lists) {
    this.ruleset = ruleset;
    this.lists.addAll(lists);
    macros.forEach(this::add);
  }

  private void add(String name) {
    if (macros.add(name)) {
      ruleset.macro(name).ifPresent(this::addUsesOf);
    }
  }

  private void addUsesOf(EffectiveMacro macro) {
    lists.addAll(Described.listsIn(macro.expanded()));
    macro.condition().map(ConditionFacts::of).ifPresent(facts -> facts.macros().forEach(this::add));
  }

  List<Provenance.Part> told(Provenance provenance) {
    return List.of(
        new Provenance.Part(
            "macros",
            placed(macros, n -> ruleset.macro(n).map(m -> m.merged().changes()), provenance)),
        new Provenance.Part(
            "lists",
            placed(lists, n -> ruleset.list(n).map(l -> l.merged().changes()), provenance)));
  }

  private static String placed(
      Set<String> names, Function<String, Optional<List<Change>>> changes, Provenance provenance) {
    return names.stream()
        .map(
            name ->
                changes
                    .apply(name)
                    .map(all -> name + " (" + provenance.place(all.get(0).item()) + ")")
                    .orElse(name))
        .collect(Collectors.joining(", "));
  }
}
