/** Alerts as text lines and JSON lines, character for character as Falco prints them. */
package dev.eyas.sensor.output;
