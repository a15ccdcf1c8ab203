/**
 * The condition of an effective rule as an immutable tree: lists substituted, macros in place,
 * fields resolved in the catalogue, operators checked. What the sensor compiles.
 */
package dev.eyas.rules.condition;
