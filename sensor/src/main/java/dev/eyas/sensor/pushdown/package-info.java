/**
 * What the rules in force make necessary, so that the kernel can keep back what no rule can match.
 * Unsure means pass.
 */
package dev.eyas.sensor.pushdown;
