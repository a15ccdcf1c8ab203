/**
 * Proposals while typing. What may come at the caret is asked of the grammar; {@link
 * dev.eyas.ide.completion.Site} is what is known of the caret, and each class that implements
 * {@link dev.eyas.ide.completion.Proposals} knows one kind of things to propose there.
 */
package dev.eyas.ide.completion;
