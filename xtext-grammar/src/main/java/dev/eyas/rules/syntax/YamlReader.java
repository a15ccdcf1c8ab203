package dev.eyas.rules.syntax;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Entry;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads YAML by its indentation, whatever state it is in. Of a well-formed text it makes what YAML
 * says; in an ill-formed one it keeps the damage where it is, so that the entries and items around
 * it stay what they were. It reports nothing: whether the text is YAML is for others to say.
 */
public final class YamlReader {
  /** Nesting deeper than this is read as plain text, lest the stack overflow. */
  static final int MAX_DEPTH = 64;

  /** Keys that begin an item of a rules file. */
  static final Set<String> ITEM_KEYS =
      Set.of("required_engine_version", "required_plugin_versions", "list", "macro", "rule");

  private final String text;
  private final Lines lines;
  private final ScalarReader scalars;
  private final FlowReader flows;
  private int pos;
  private int depth;

  private YamlReader(String text) {
    this.text = text;
    this.lines = new Lines(text);
    this.scalars = new ScalarReader(text, lines);
    this.flows = new FlowReader(text, lines, scalars);
    this.pos = lines.textStart();
  }

  /**
   * The root nodes of all documents. A sound document has one; a damaged one may have several. A
   * text that is too large for a rules file has none.
   */
  public static List<YamlNode> read(String text) {
    if (RulesSource.isTooLarge(text)) {
      return List.of();
    }
    return new YamlReader(text).documents();
  }

  private List<YamlNode> documents() {
    List<YamlNode> roots = new ArrayList<>();
    while (skipToContent()) {
      if (atDocumentMarker()) {
        pos += 3;
        continue;
      }
      if (text.charAt(pos) == '%' && lines.column(pos) == 0) {
        pos = lines.end(pos);
        continue;
      }
      YamlNode root = block(-1);
      if (root != null) {
        roots.add(root);
      }
    }
    return roots;
  }

  /** Moves to the next character that is neither blank nor comment; false at the end. */
  private boolean skipToContent() {
    while (pos < text.length()) {
      if (Lines.isSpace(text.charAt(pos))) {
        pos++;
      } else if (lines.commentAt(pos)) {
        pos = lines.end(pos);
      } else {
        return true;
      }
    }
    return false;
  }

  private boolean atDocumentMarker() {
    return lines.column(pos) == 0 && lines.documentMarker(pos);
  }

  /** A value is followed by a comment or nothing; what else stands there belongs to nobody. */
  private void skipRestOfLine() {
    pos = lines.end(pos);
  }

  private boolean inside(int indent) {
    return skipToContent() && !atDocumentMarker() && lines.column(pos) > indent;
  }

  /** A node on a line of its own, or null when the next content lies further out. */
  private YamlNode block(int indent) {
    if (!inside(indent)) {
      return null;
    }
    if (depth < MAX_DEPTH && lines.dashAt(pos)) {
      return nested(() -> sequence(indent));
    }
    if (depth < MAX_DEPTH && keyColon(pos) >= 0) {
      return nested(() -> mapping(indent));
    }
    return inline(indent);
  }

  private interface Reading {
    YamlNode read();
  }

  private YamlNode nested(Reading reading) {
    depth++;
    YamlNode node = reading.read();
    depth--;
    return node;
  }

  private Sequence sequence(int indent) {
    int start = pos;
    List<Element> elements = new ArrayList<>();
    while (inside(indent) && lines.dashAt(pos)) {
      int dash = pos;
      pos++;
      elements.add(new Element(dash, block(lines.column(dash))));
    }
    int end = elements.get(elements.size() - 1).end();
    return new Sequence(start, end, indent, false, false, elements);
  }

  private Mapping mapping(int indent) {
    int start = pos;
    List<Entry> entries = new ArrayList<>();
    int column = lines.column(pos);
    while (inside(indent) && !leavesMapping(column)) {
      entries.add(entry());
    }
    return new Mapping(start, entries.get(entries.size() - 1).end(), indent, false, false, entries);
  }

  /** A dash among keys is a slip, unless it is the next item or an element of what is outside. */
  private boolean leavesMapping(int column) {
    return lines.dashAt(pos) && (lines.column(pos) < column || itemFollows());
  }

  private boolean itemFollows() {
    int key = lines.skipBlanks(pos + 1);
    int colon = key < text.length() ? keyColon(key) : -1;
    return colon >= 0 && ITEM_KEYS.contains(text.substring(key, lines.trimEnd(key, colon)));
  }

  private Entry entry() {
    int column = lines.column(pos);
    int colon = keyColon(pos);
    if (colon < 0) {
      Scalar key = scalars.line(pos, column);
      skipRestOfLine();
      return new Entry(key, -1, null);
    }
    int start = pos;
    skipProperties();
    pos = pos > colon ? start : pos;
    Scalar key = scalars.key(pos, lines.trimEnd(pos, colon), column);
    pos = colon + 1;
    return new Entry(key, colon, value(column));
  }

  private YamlNode value(int column) {
    pos = lines.skipBlanks(pos);
    skipProperties();
    if (!lines.spaceAt(pos) && !lines.commentAt(pos)) {
      return inline(column);
    }
    // A sequence may stand below its key without indentation.
    boolean flush = inside(column - 1) && lines.column(pos) == column && lines.dashAt(pos);
    return block(flush ? column - 1 : column);
  }

  /** A node that begins on the line of its key or dash, or has no keys itself. */
  private YamlNode inline(int indent) {
    skipProperties();
    if (lines.spaceAt(pos) || lines.commentAt(pos)) {
      return depth < MAX_DEPTH ? nested(() -> block(indent)) : null;
    }
    YamlNode node =
        switch (text.charAt(pos)) {
          case '"', '\'' -> scalars.quoted(pos, indent);
          case '[', '{' -> flows.read(pos, indent);
          case '|', '>' -> scalars.block(pos, indent);
          case '*' -> scalars.alias(pos, indent);
          default -> scalars.plain(pos, indent);
        };
    pos = node.end();
    skipRestOfLine();
    return node;
  }

  /** Passes anchors and tags. */
  private void skipProperties() {
    while (pos < text.length() && (text.charAt(pos) == '&' || text.charAt(pos) == '!')) {
      while (!lines.spaceAt(pos)) {
        pos++;
      }
      pos = lines.skipBlanks(pos);
    }
  }

  /** Offset of the colon when the text at {@code start} is a key, else -1. */
  private int keyColon(int start) {
    char first = text.charAt(start);
    if (ScalarReader.isQuote(first)) {
      int end = scalars.quotedEndOnLine(start);
      int colon = end < 0 ? -1 : lines.skipBlanks(end);
      return colon >= 0 && isColon(colon) ? colon : -1;
    }
    if ("[]{},|>%@`".indexOf(first) >= 0) {
      return -1;
    }
    int lineEnd = lines.end(start);
    for (int i = start; i < lineEnd && !lines.commentAt(i); i++) {
      if (isColon(i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isColon(int offset) {
    return offset < text.length() && text.charAt(offset) == ':' && lines.spaceAt(offset + 1);
  }
}
