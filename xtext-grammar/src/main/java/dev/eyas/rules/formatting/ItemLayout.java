package dev.eyas.rules.formatting;

import dev.eyas.rules.syntax.ConditionEntry;
import dev.eyas.rules.syntax.Lines;
import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Entry;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Sequence;

/** Lays out an item: each level two columns further in, one blank after a dash or a colon. */
final class ItemLayout {
  static final int INDENT = 2;

  private final Sheet sheet;
  private final Lines lines;
  private final BlockScalarLayout blockScalars;
  private final FlowLayout flows;
  private final ConditionLayout conditions;

  ItemLayout(Sheet sheet) {
    this.sheet = sheet;
    this.lines = sheet.lines();
    this.blockScalars = new BlockScalarLayout(sheet);
    this.flows = new FlowLayout(sheet);
    this.conditions = new ConditionLayout(sheet, blockScalars);
  }

  /**
   * @param item an element of a file's sequence
   * @param column of its dash
   */
  void item(Element item, int column) {
    dash(item, column);
    if (item.node() instanceof Mapping mapping && !mapping.flow()) {
      Entry condition = ConditionEntry.of(mapping).orElse(null);
      for (Entry entry : mapping.entries()) {
        key(entry, column + INDENT);
        if (entry == condition) {
          conditions.condition(entry, column + INDENT);
        } else {
          value(entry, column + INDENT);
        }
      }
    } else {
      node(item.node(), column, column + INDENT);
    }
  }

  private void dash(Element element, int column) {
    sheet.place(element.dash(), column);
    sheet.level(element.dash(), column);
    if (element.node() != null) {
      sheet.separate(element.dash() + 1, element.node().start(), column + INDENT);
    }
  }

  private void key(Entry entry, int column) {
    sheet.place(entry.key().start(), column);
    sheet.level(entry.key().start(), column);
  }

  private void value(Entry entry, int column) {
    if (entry.value() == null) {
      return;
    }
    sheet.separate(entry.colon() + 1, entry.value().start(), column + INDENT);
    if (entry.value() instanceof Sequence sequence
        && sequence.flow()
        && startsDirectlyAfter(entry)) {
      int start = column + entry.colon() + INDENT - entry.key().start();
      flows.sequence(sequence, start, column + INDENT);
    } else {
      node(entry.value(), column, column + INDENT);
    }
  }

  private boolean startsDirectlyAfter(Entry entry) {
    return lines.skipBlanks(entry.colon() + 1) == entry.value().start();
  }

  /**
   * @param outer column of the key or the dash that the node belongs to
   * @param column where its lines begin
   */
  private void node(YamlNode node, int outer, int column) {
    if (node instanceof Scalar scalar) {
      scalar(scalar, outer, column);
    } else if (node instanceof Sequence sequence && sequence.flow()) {
      flows.sequence(sequence, column, column);
    } else if (node instanceof Sequence sequence) {
      sequence.elements().forEach(element -> element(element, column));
    } else if (node instanceof Mapping mapping && mapping.flow()) {
      flows.mapping(mapping, column);
    } else if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              entry -> {
                key(entry, column);
                value(entry, column);
              });
    }
  }

  private void element(Element element, int column) {
    dash(element, column);
    node(element.node(), column, column + INDENT);
  }

  private void scalar(Scalar scalar, int outer, int column) {
    switch (scalar.style()) {
      case LITERAL, FOLDED -> blockScalars.move(scalar, outer);
      default -> sheet.continuation(scalar, column);
    }
  }
}
