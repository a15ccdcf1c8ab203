/**
 * Containers: which one a process lives in, by its cgroups, and what the runtime knows of it.
 *
 * <p>{@link dev.eyas.sensor.container.ContainerRegistry} is all that the rest of the sensor sees.
 */
package dev.eyas.sensor.container;
