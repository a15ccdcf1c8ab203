package dev.eyas.rules.ruleset;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import java.util.List;

/**
 * A list after all files are merged.
 *
 * @param items as written, with other lists by name
 * @param changes the items of the files that made it, in load order
 */
public record MergedList(String name, List<TracedText> items, List<Change> changes) {
  /** As {@link MergedRule#contributions}. */
  public List<SourceRange> contributions(String key) {
    return Change.contributions(changes, key);
  }
}
