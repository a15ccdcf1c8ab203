package dev.eyas.rules.ruleset;

import java.util.List;
import java.util.Optional;

/**
 * All that the files define, merged, each kind in order of first definition. What stands behind an
 * error of a file is missing.
 */
public record MergedItems(
    List<MergedRule> rules, List<MergedMacro> macros, List<MergedList> lists) {
  public static final MergedItems EMPTY = new MergedItems(List.of(), List.of(), List.of());

  public Optional<MergedRule> rule(String name) {
    return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
  }

  public Optional<MergedMacro> macro(String name) {
    return macros.stream().filter(macro -> macro.name().equals(name)).findFirst();
  }

  public Optional<MergedList> list(String name) {
    return lists.stream().filter(list -> list.name().equals(name)).findFirst();
  }
}
