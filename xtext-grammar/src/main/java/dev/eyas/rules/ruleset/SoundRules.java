package dev.eyas.rules.ruleset;

import java.util.List;

/**
 * What files come to without the rules that are wrong.
 *
 * @param errors in those rules, and in what else is wrong
 * @param ruleset empty if something else than rules is wrong
 */
public record SoundRules(List<LoadProblem> errors, EffectiveRuleset ruleset) {}
