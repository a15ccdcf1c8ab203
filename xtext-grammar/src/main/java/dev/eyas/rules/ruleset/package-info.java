/**
 * From rules files to the ruleset in force, as Falco's loader does it: define, redefine, append,
 * override, exceptions, list substitution, macros. {@link dev.eyas.rules.ruleset.RulesLoader} is
 * the way in.
 */
package dev.eyas.rules.ruleset;
