package dev.eyas.rules.syntax;

import java.util.List;

/** A node of a rules file as far as it can be made out; all offsets are the file's. */
public sealed interface YamlNode {
  /** First character, with quotes, brackets and block indicators; not anchors and tags. */
  int start();

  /** After the last character that is not blank. */
  int end();

  /** Column that a following line must exceed to go on with this node. */
  int indent();

  /** Whether a closing quote or bracket says that nothing more belongs to it. */
  boolean closed();

  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED,
    /** {@code *name}; its content is the name with the asterisk. */
    ALIAS
  }

  /**
   * @param content decoded; of a block scalar with the line breaks that chomping leaves
   */
  record Scalar(Style style, int start, int end, int indent, boolean closed, MappedText content)
      implements YamlNode {
    public String value() {
      return content.text();
    }
  }

  /**
   * @param flow whether braces hold it
   */
  record Mapping(int start, int end, int indent, boolean closed, boolean flow, List<Entry> entries)
      implements YamlNode {
    /** The first entry with this key (Falco's choice among equals), or null. */
    public Entry find(String key) {
      for (Entry entry : entries) {
        if (entry.key().value().equals(key)) {
          return entry;
        }
      }
      return null;
    }
  }

  /**
   * @param flow whether brackets hold it
   */
  record Sequence(
      int start, int end, int indent, boolean closed, boolean flow, List<Element> elements)
      implements YamlNode {}

  /**
   * @param colon offset of the colon, or -1 where none follows (yet)
   * @param value null where nothing is given
   */
  record Entry(Scalar key, int colon, YamlNode value) {
    int end() {
      return value != null ? value.end() : colon >= 0 ? colon + 1 : key.end();
    }
  }

  /**
   * @param dash offset of the dash, or -1 in brackets
   * @param node null where nothing is given
   */
  record Element(int dash, YamlNode node) {
    int end() {
      return node != null ? node.end() : dash + 1;
    }
  }
}
