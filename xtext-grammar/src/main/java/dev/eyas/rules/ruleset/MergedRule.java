package dev.eyas.rules.ruleset;

import dev.eyas.catalog.Priority;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import java.util.List;
import java.util.SortedMap;

/**
 * A rule after all files are merged and before anything in it is compiled: the texts as the files
 * say them, appends joined, with macros and lists by name. It exists even where the rule does not
 * compile. Each text knows where its characters stand, and {@link #contributions} tells the same of
 * every key.
 *
 * @param name unique in its ruleset
 * @param source event source; {@code syscall} unless the rule says otherwise
 * @param condition without its exceptions
 * @param output without blanks around it
 * @param captureMillis length of a capture in ms; 0 for the configured one
 * @param tags by their text, sorted
 * @param changes the items that made it, in load order; the first one defines it
 */
public record MergedRule(
    String name,
    String source,
    TracedText condition,
    TracedText output,
    TracedText description,
    Priority priority,
    boolean enabled,
    boolean warnEventTypes,
    boolean skipIfUnknownFilter,
    boolean capture,
    long captureMillis,
    SortedMap<String, TracedText> tags,
    List<MergedException> exceptions,
    List<Change> changes) {

  /**
   * The places of the values that a key's effective value is put together from, in order.
   *
   * @param key of a rule item, such as {@code condition}
   * @return none where the key has its default
   */
  public List<SourceRange> contributions(String key) {
    return Change.contributions(changes, key);
  }
}
