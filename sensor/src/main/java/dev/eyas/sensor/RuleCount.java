package dev.eyas.sensor;

/**
 * How often a rule has matched since its ruleset came into force.
 *
 * @param failures how often it threw instead of being judged
 */
public record RuleCount(String rule, long matches, long failures) {}
