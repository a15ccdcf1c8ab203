/** The kernel's side: loading the probe, reading its rings, merging them by time. */
package dev.eyas.sensor.kernel;
