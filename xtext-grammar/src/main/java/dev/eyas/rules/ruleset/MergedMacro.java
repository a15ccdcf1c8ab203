package dev.eyas.rules.ruleset;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import java.util.List;

/**
 * A macro after all files are merged.
 *
 * @param condition appends joined, macros and lists by name
 * @param changes the items that made it, in load order
 */
public record MergedMacro(String name, TracedText condition, List<Change> changes) {
  /** As {@link MergedRule#contributions}. */
  public List<SourceRange> contributions(String key) {
    return Change.contributions(changes, key);
  }
}
