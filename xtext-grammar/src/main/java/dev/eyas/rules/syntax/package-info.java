/**
 * From a rules file's characters to the parser's tokens: a YAML reader that gets on with unfinished
 * text, the tokenizers of the languages inside its scalars, and the parser itself for those who
 * need no workspace.
 */
package dev.eyas.rules.syntax;
