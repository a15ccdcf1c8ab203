package dev.eyas.rules.formatting;

import java.util.List;

/**
 * A rules file's way to its layout.
 *
 * @param changes in order, none overlapping another; empty when the file is laid out already
 * @param untouched items that were left as they are
 */
public record Formatted(List<TextChange> changes, List<Untouched> untouched) {}
