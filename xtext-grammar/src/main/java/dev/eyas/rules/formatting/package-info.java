/**
 * The one way a rules file is laid out, as changes to its text: an editor and the command line
 * apply the same. What is no sound YAML, or no sound condition, stays as it is.
 */
package dev.eyas.rules.formatting;
