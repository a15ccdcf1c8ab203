/**
 * What an item is once all files are merged, beside what one file says: answers to {@code
 * eyas/effectiveRule}, and the lens and the hover that lead there.
 */
package dev.eyas.ide.preview;
