package dev.eyas.sensor;

import java.util.List;

/**
 * What came into force by a load.
 *
 * @param generation number of the ruleset, from 1
 * @param problems rules that are not in force, with the reason
 */
public record LoadedRuleset(int generation, List<RuleProblem> problems) {}
