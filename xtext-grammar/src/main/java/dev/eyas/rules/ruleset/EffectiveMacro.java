package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import dev.eyas.rules.condition.Condition;
import java.util.Optional;

/**
 * A macro after all files are merged.
 *
 * @param condition empty for a macro that no rule uses and that names what does not exist
 * @param expanded the text that the condition was read from, lists by their items
 * @param used whether a rule or another macro names it
 * @param merged what the files say, and who said what
 */
public record EffectiveMacro(
    String name,
    Optional<Condition> condition,
    TracedText expanded,
    boolean used,
    MergedMacro merged) {}
