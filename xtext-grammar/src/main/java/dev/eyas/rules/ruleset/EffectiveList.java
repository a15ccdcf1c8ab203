package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import java.util.List;

/**
 * A list after all files are merged.
 *
 * @param items as they are put into conditions: other lists by their items, blanks in quotes
 * @param used whether a condition or another list names it
 * @param merged what the files say, and who said what
 */
public record EffectiveList(String name, List<TracedText> items, boolean used, MergedList merged) {}
