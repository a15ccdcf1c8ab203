/**
 * Slips in rules that Falco loads without a word, each with its code and its page in the guide. One
 * class looks for one of them; {@link dev.eyas.rules.validation.lint.Linter} runs them all.
 */
package dev.eyas.rules.validation.lint;
