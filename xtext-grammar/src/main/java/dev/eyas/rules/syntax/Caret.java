package dev.eyas.rules.syntax;

import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Entry;
import dev.eyas.rules.syntax.YamlNode.Sequence;

/** The end of an unfinished text, where the next character will be typed. */
final class Caret {
  /** The text is all there is: everything in it has an end. */
  static final Caret NONE = new Caret(null);

  private final String text;
  private final Lines lines;

  private Caret(String text) {
    this.text = text;
    this.lines = new Lines(text);
  }

  static Caret atEndOf(String text) {
    return new Caret(text);
  }

  /** Whether what is typed next goes on with this node. */
  boolean isInside(YamlNode node) {
    return !node.closed() && isBelow(node.end(), node.indent());
  }

  boolean isInside(Element element) {
    return element.node() != null ? isInside(element.node()) : awaitsNode(element);
  }

  /** Whether what is typed next is the node of this element, which has none yet. */
  boolean awaitsNode(Element element) {
    return this != NONE
        && element.node() == null
        && isBelow(element.dash() + 1, lines.column(element.dash()));
  }

  /** Whether what is typed next is the value of this entry, which has none yet. */
  boolean awaitsValue(Entry entry) {
    return entry.value() == null
        && entry.colon() >= 0
        && isBelow(entry.colon() + 1, entry.key().indent());
  }

  /** Whether what is typed next is a new element of this sequence in brackets. */
  boolean awaitsElement(Sequence sequence) {
    return sequence.flow()
        && isInside(sequence)
        && (sequence.elements().isEmpty() || text.stripTrailing().endsWith(","));
  }

  /** Whether the caret is on the line of this offset. */
  boolean isOnLineOf(int offset) {
    return this != NONE && lines.end(offset) == text.length();
  }

  /** Whether nothing is between {@code end} and the caret, and that is right of a column. */
  private boolean isBelow(int end, int indent) {
    return this != NONE
        && isEmptyFrom(end)
        && (isOnLineOf(end) || lines.column(text.length()) > indent);
  }

  private boolean isEmptyFrom(int start) {
    int i = start;
    while (i < text.length()) {
      if (lines.commentAt(i)) {
        i = lines.end(i);
      } else if (Lines.isSpace(text.charAt(i))) {
        i++;
      } else {
        return false;
      }
    }
    return true;
  }
}
