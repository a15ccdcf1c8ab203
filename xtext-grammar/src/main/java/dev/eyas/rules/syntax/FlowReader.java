package dev.eyas.rules.syntax;

import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Entry;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads collections in brackets. A bracket that is never closed ends before the line that looks
 * like the next entry of what is outside.
 */
final class FlowReader {
  private final String text;
  private final Lines lines;
  private final ScalarReader scalars;
  private int pos;
  private int indent;
  private int depth;

  FlowReader(String text, Lines lines, ScalarReader scalars) {
    this.text = text;
    this.lines = lines;
    this.scalars = scalars;
  }

  /**
   * @param start offset of a bracket
   * @param indent column which lines of the collection normally exceed
   */
  YamlNode read(int start, int indent) {
    pos = start;
    depth = 0;
    this.indent = indent;
    return collection();
  }

  private YamlNode collection() {
    depth++;
    YamlNode node = text.charAt(pos) == '[' ? sequence() : mapping();
    depth--;
    return node;
  }

  private Sequence sequence() {
    int start = pos++;
    List<Element> elements = new ArrayList<>();
    while (more()) {
      elements.add(new Element(-1, element()));
    }
    boolean closed = close(']');
    return new Sequence(start, end(start), indent, closed, true, elements);
  }

  private Mapping mapping() {
    int start = pos++;
    List<Entry> entries = new ArrayList<>();
    while (more()) {
      entries.add(entry(key()));
    }
    boolean closed = close('}');
    return new Mapping(start, end(start), indent, closed, true, entries);
  }

  /**
   * Moves to the next element; false at a closing bracket and where the collection was given up.
   */
  private boolean more() {
    return skip(true) && text.charAt(pos) != ']' && text.charAt(pos) != '}';
  }

  /** Takes the bracket; the wrong one is left to whom it closes, if there is such a one. */
  private boolean close(char bracket) {
    if (pos >= text.length() || !(text.charAt(pos) == ']' || text.charAt(pos) == '}')) {
      return false;
    }
    boolean right = text.charAt(pos) == bracket;
    if (right || depth == 1) {
      pos++;
    }
    return right || depth == 1;
  }

  private int end(int start) {
    return lines.trimEnd(start, pos);
  }

  /** Passes blanks, comments and, if told so, commas; false where the collection ends unclosed. */
  private boolean skip(boolean commas) {
    while (pos < text.length()) {
      char c = text.charAt(pos);
      if (Lines.isBreak(c)) {
        int line = lines.next(pos);
        int content = lines.skipBlanks(line);
        if (lines.documentMarker(line)
            || (content - line <= indent && lines.looksLikeEntry(content))) {
          return false;
        }
        pos = line;
      } else if (Lines.isBlank(c) || (commas && c == ',')) {
        pos++;
      } else if (lines.commentAt(pos)) {
        pos = lines.end(pos);
      } else {
        return true;
      }
    }
    return false;
  }

  private YamlNode element() {
    YamlNode node = node();
    if (node instanceof Scalar key && keyFollows(key)) {
      Entry entry = entry(key);
      return new Mapping(key.start(), entry.end(), indent, false, false, List.of(entry));
    }
    return node;
  }

  private Scalar key() {
    int start = pos;
    YamlNode node = node();
    if (node instanceof Scalar scalar) {
      return scalar;
    }
    // A collection as a key: no rules file has one, so its text will do.
    MappedText content = MappedText.verbatim(text.substring(start, node.end()), start);
    return new Scalar(YamlNode.Style.PLAIN, start, node.end(), indent, true, content);
  }

  private Entry entry(Scalar key) {
    if (!keyFollows(key)) {
      return new Entry(key, -1, null);
    }
    int colon = pos++;
    boolean valued = skip(false) && ",]}".indexOf(text.charAt(pos)) < 0;
    return new Entry(key, colon, valued ? node() : null);
  }

  private boolean keyFollows(Scalar key) {
    int before = pos;
    boolean colon = skip(false) && text.charAt(pos) == ':';
    if (!colon || !(lines.spaceAt(pos + 1) || key.closed() || isIndicator(pos + 1))) {
      pos = before;
      return false;
    }
    return true;
  }

  private boolean isIndicator(int offset) {
    return ScalarReader.isFlowIndicator(text.charAt(offset));
  }

  private YamlNode node() {
    while (text.charAt(pos) == '&' || text.charAt(pos) == '!') {
      while (!lines.spaceAt(pos) && !isIndicator(pos)) {
        pos++;
      }
      if (!skip(false)) {
        return scalars.key(pos, pos, indent);
      }
    }
    char c = text.charAt(pos);
    if ((c == '[' || c == '{') && depth < YamlReader.MAX_DEPTH) {
      return collection();
    }
    Scalar scalar = scalar(c);
    pos = scalar.end();
    return scalar;
  }

  private Scalar scalar(char first) {
    return switch (first) {
      case '"', '\'' -> scalars.quoted(pos, indent);
      case '*' -> scalars.alias(pos, indent);
      default -> scalars.flowPlain(pos, indent);
    };
  }
}
