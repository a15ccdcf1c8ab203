package dev.eyas.sensor.control;

/**
 * @param protocolVersion {@link Protocol#VERSION} of the client
 * @param clientName shown in logs
 * @param clientVersion shown in logs
 */
public record InitializeParams(int protocolVersion, String clientName, String clientVersion) {}
