package dev.eyas.rules.ruleset;

import java.util.List;

/**
 * The rules of a set of files in order of first definition: the only thing that the sensor compiles
 * and the editor previews.
 */
public record EffectiveRuleset(List<EffectiveRule> rules) {
  public static final EffectiveRuleset EMPTY = new EffectiveRuleset(List.of());
}
