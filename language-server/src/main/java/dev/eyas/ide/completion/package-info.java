/**
 * Completion. The parser, run up to the word at the caret, says which elements of the grammar may
 * follow; each kind of element has its proposals.
 */
package dev.eyas.ide.completion;
