/**
 * How an editor or any other client drives a sensor: JSON-RPC 2.0 in LSP's framing, over standard
 * input and output. Strict in what it accepts: a message that makes no sense gets an error and
 * changes nothing.
 */
package dev.eyas.sensor.control;
