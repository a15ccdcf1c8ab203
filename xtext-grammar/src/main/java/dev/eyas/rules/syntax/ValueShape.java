package dev.eyas.rules.syntax;

import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import dev.eyas.rules.syntax.YamlNode.Style;

/** What the grammar has in store for the value of a key. */
enum ValueShape {
  TEXT,
  CONDITION,
  OUTPUT,
  FIELDS,
  ITEMS,
  EXCEPTIONS,
  OVERRIDE,
  VALUES,
  NODE;

  /**
   * Whether the grammar can take such a value. Where it cannot, the key loses its special meaning:
   * a parser that met an unexpected shape would lose its place in the file.
   *
   * @param node null for no value, which is always taken
   */
  boolean accepts(YamlNode node) {
    if (node == null) {
      return true;
    }
    boolean text = node instanceof Scalar scalar && scalar.style() != Style.ALIAS;
    return switch (this) {
      case TEXT, CONDITION, OUTPUT -> text;
      case FIELDS -> text || node instanceof Sequence;
      case ITEMS, EXCEPTIONS -> node instanceof Sequence;
      case OVERRIDE -> node instanceof Mapping;
      case VALUES, NODE -> true;
    };
  }
}
