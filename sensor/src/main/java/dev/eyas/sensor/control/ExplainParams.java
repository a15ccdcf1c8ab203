package dev.eyas.sensor.control;

/**
 * @param generation ruleset that judged the event
 * @param eventNumber of an alert or near miss of that rule
 */
public record ExplainParams(int generation, String rule, long eventNumber) {}
