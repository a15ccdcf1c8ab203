package dev.eyas.sensor.control;

/**
 * @param maxAlertsPerSecond details sent per rule and second at most; what exceeds it is counted
 *     only
 */
public record SubscribeParams(int maxAlertsPerSecond) {}
