package dev.eyas.sensor;

import java.util.List;

/**
 * What has come of watching a rule.
 *
 * @param generation ruleset in force
 * @param studied events looked at
 * @param matched of these, events that the rule held for
 * @param passedOver events not looked at, because there were too many in their second
 * @param nearest events that did not match, the nearest first
 */
public record NearMisses(
    int generation,
    String rule,
    long studied,
    long matched,
    long passedOver,
    List<NearMiss> nearest) {}
