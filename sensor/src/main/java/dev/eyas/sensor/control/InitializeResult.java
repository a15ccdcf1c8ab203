package dev.eyas.sensor.control;

/**
 * @param protocolVersion {@link Protocol#VERSION} of the sensor
 * @param sensorVersion version of its distribution
 * @param hostname of the node it watches
 */
public record InitializeResult(int protocolVersion, String sensorVersion, String hostname) {}
