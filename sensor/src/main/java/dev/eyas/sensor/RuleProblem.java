package dev.eyas.sensor;

import dev.eyas.rules.ruleset.EffectiveRule;

/**
 * A rule that is not in force although it is enabled.
 *
 * @param message why, for the rule's author
 */
public record RuleProblem(EffectiveRule rule, String message) {}
