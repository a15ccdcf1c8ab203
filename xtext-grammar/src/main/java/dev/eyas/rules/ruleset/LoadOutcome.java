package dev.eyas.rules.ruleset;

import java.util.List;

/**
 * The end of a load.
 *
 * @param results one per file, in load order
 * @param ruleset what is in force; {@link EffectiveRuleset#EMPTY} when a file failed
 * @param merged what the files say together, as far as they could be read
 */
public record LoadOutcome(List<LoadResult> results, EffectiveRuleset ruleset, MergedItems merged) {
  public boolean successful() {
    return results.stream().allMatch(LoadResult::successful);
  }
}
