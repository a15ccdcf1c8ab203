/**
 * What is known of the node between events: threads with their ancestry, descriptors, users. Fed by
 * events, seeded from {@code /proc}. Strings are byte strings throughout.
 */
package dev.eyas.sensor.state;
