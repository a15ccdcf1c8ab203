package dev.eyas.rules.ruleset;

import java.util.List;
import java.util.Optional;

/**
 * What a set of files comes to, each kind in order of first definition: the only thing that the
 * sensor compiles and the editor shows.
 */
public record EffectiveRuleset(
    List<EffectiveRule> rules,
    List<EffectiveMacro> macros,
    List<EffectiveList> lists,
    Requirements requirements) {
  public static final EffectiveRuleset EMPTY =
      new EffectiveRuleset(List.of(), List.of(), List.of(), Requirements.NONE);

  public Optional<EffectiveRule> rule(String name) {
    return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
  }

  public Optional<EffectiveMacro> macro(String name) {
    return macros.stream().filter(macro -> macro.name().equals(name)).findFirst();
  }

  public Optional<EffectiveList> list(String name) {
    return lists.stream().filter(list -> list.name().equals(name)).findFirst();
  }

  /** The same with other rules, such as a selection of them. */
  public EffectiveRuleset with(List<EffectiveRule> others) {
    return new EffectiveRuleset(List.copyOf(others), macros, lists, requirements);
  }
}
