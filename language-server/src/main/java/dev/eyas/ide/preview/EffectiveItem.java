package dev.eyas.ide.preview;

import java.util.List;
import org.eclipse.lsp4j.Range;

/**
 * Answer to {@code eyas/effectiveRule}: a rule, macro or list as all files together make it.
 *
 * @param kind {@code rule}, {@code macro} or {@code list}
 * @param text the item as one YAML item; keys that nobody sets are left out
 * @param segments who wrote which part of the text, in order, without what the loader added
 * @param base the item without this document, or, when this document defines it, without the files
 *     after it: the other side of a diff
 * @param baseTitle what the base is, for people
 * @param changes the items that made it, in load order
 */
public record EffectiveItem(
    String kind,
    String name,
    String text,
    List<Segment> segments,
    String base,
    String baseTitle,
    List<ItemChange> changes) {

  /**
   * @param range in the text
   * @param origin in the file
   */
  public record Segment(Range range, String uri, Range origin) {}

  /**
   * @param kind {@code define}, {@code append} or {@code replace}
   * @param keys the keys that it sets, sorted
   * @param range the item, in its file
   */
  public record ItemChange(String kind, List<String> keys, String uri, Range range) {}
}
