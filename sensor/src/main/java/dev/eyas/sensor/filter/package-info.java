/**
 * Conditions compiled for the event path: fields read off the event and the state, checks with
 * Falco's semantics of absent values, rules indexed by event type.
 */
package dev.eyas.sensor.filter;
