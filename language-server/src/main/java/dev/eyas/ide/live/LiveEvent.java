package dev.eyas.ide.live;

/**
 * An event that was judged by a rule: an alert, or a near miss.
 *
 * @param version edit that was in force
 * @param eventNumber running number of the event
 */
public record LiveEvent(int version, String rule, long eventNumber) {}
