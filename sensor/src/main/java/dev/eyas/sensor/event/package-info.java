/**
 * Events in the capture layout, read where they lie, and what is in their parameters. Strings of
 * the kernel are {@linkplain dev.eyas.sensor.event.ByteStrings byte strings} from here on.
 */
package dev.eyas.sensor.event;
