package dev.eyas.sensor.state;

import dev.eyas.sensor.container.ContainerRegistry;

/**
 * All that is known of the node.
 *
 * @param hostname what {@code evt.hostname} yields
 */
public record SystemState(
    ThreadTable threads, Accounts accounts, ContainerRegistry containers, String hostname) {}
