package dev.eyas.rules.formatting;

/**
 * An item that was left as it is.
 *
 * @param offset where the item begins
 * @param reason why, as a clause about the item
 */
public record Untouched(int offset, String reason) {}
