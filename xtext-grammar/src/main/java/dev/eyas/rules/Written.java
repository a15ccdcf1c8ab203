package dev.eyas.rules;

import java.util.List;

/**
 * A part of a text of rules files, such as one comparison of a condition, with what wrote it.
 *
 * @param whole the text that it is a part of, lists and exceptions in place
 * @param start index of its first character in the whole
 * @param end index behind its last one
 */
public record Written(TracedText whole, int start, int end) {
  public String text() {
    return whole.text().substring(start, end);
  }

  /** Where it begins, as far as it goes on in the same place of the same file. */
  public SourceRange range() {
    return whole.range(start, end);
  }

  /** All that it is put together from; indexes are those of the whole. */
  public List<TracedText.Segment> segments() {
    return whole.segments(start, end);
  }

  /** A part is told by its place, not by everything around it. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Written that
        && text().equals(that.text())
        && segments().equals(that.segments());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
