package dev.eyas.sensor.state;

import dev.eyas.sensor.container.ContainerRegistry;

/**
 * All that is known of the node.
 *
 * @param interfaces with the node's own addresses
 * @param hostname what {@code evt.hostname} yields
 */
public record SystemState(
    ThreadTable threads,
    Accounts accounts,
    ContainerRegistry containers,
    Interfaces interfaces,
    String hostname) {}
