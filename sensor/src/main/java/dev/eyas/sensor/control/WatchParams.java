package dev.eyas.sensor.control;

import java.util.List;

/**
 * @param rules names of the rules to study, in place of those studied before; none: no longer any.
 *     A name that no rule in force has waits for a ruleset with such a rule
 */
public record WatchParams(List<String> rules) {}
