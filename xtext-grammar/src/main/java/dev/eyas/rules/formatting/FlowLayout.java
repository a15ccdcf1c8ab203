package dev.eyas.rules.formatting;

import dev.eyas.rules.syntax.Lines;
import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Entry;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lays out collections in brackets. One on a single line gets one blank after each comma, and is
 * broken when it is too long; in one on several lines the breaks are its author's.
 */
final class FlowLayout {
  private final Sheet sheet;
  private final String text;
  private final Lines lines;

  FlowLayout(Sheet sheet) {
    this.sheet = sheet;
    this.text = sheet.text();
    this.lines = sheet.lines();
  }

  /**
   * @param start new column of its bracket
   * @param column where its further lines begin
   */
  void sequence(Sequence sequence, int start, int column) {
    sheet.place(sequence.start(), column);
    if (isSimple(sequence)) {
      String flat = flat(sequence);
      boolean breaks = start + flat.length() > Sheet.WIDTH && sequence.elements().size() > 1;
      sheet.replace(sequence.start(), sequence.end(), breaks ? broken(sequence, column) : flat);
    } else {
      indentLines(sequence, column);
    }
  }

  void mapping(Mapping mapping, int column) {
    sheet.place(mapping.start(), column);
    indentLines(mapping, column);
  }

  /** Nothing but scalars and other simple sequences, commas and blanks, on one line. */
  private boolean isSimple(YamlNode node) {
    if (node instanceof Scalar scalar) {
      return lines.end(scalar.start()) >= scalar.end();
    }
    if (!(node instanceof Sequence sequence) || !sequence.closed()) {
      return false;
    }
    int end = sequence.start() + 1;
    for (Element element : sequence.elements()) {
      boolean first = end == sequence.start() + 1;
      boolean separated = gap(end, element.node().start()).equals(first ? "" : ",");
      if (!separated || !isSimple(element.node())) {
        return false;
      }
      end = element.node().end();
    }
    return gap(end, sequence.end() - 1).isEmpty() && lines.end(sequence.start()) >= sequence.end();
  }

  private String gap(int from, int to) {
    return text.substring(from, to).replaceAll("[ \t]", "");
  }

  private String flat(YamlNode node) {
    if (node instanceof Sequence sequence) {
      return sequence.elements().stream()
          .map(element -> flat(element.node()))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return text.substring(node.start(), node.end());
  }

  /** As many elements on a line as it takes. */
  private String broken(Sequence sequence, int column) {
    List<String> elements = sequence.elements().stream().map(e -> flat(e.node())).toList();
    String lineStart = sheet.lineBreak() + " ".repeat(column);
    return "["
        + lineStart
        + String.join(lineStart, Fill.lines(elements, Sheet.WIDTH - column))
        + lineStart
        + "]";
  }

  /**
   * @param opens offsets of opening brackets
   * @param closes offsets of closing brackets, each list ascending
   */
  private record Brackets(List<Integer> opens, List<Integer> closes) {}

  private void indentLines(YamlNode node, int column) {
    Brackets brackets = new Brackets(new ArrayList<>(), new ArrayList<>());
    collect(node, brackets);
    int opened = 0;
    int closed = 0;
    for (int line : sheet.furtherLines(node.start(), node.end())) {
      int content = lines.skipBlanks(line);
      while (opened < brackets.opens.size() && brackets.opens.get(opened) < content) {
        opened++;
      }
      while (closed < brackets.closes.size() && brackets.closes.get(closed) < content) {
        closed++;
      }
      int depth = Math.max(1, opened - closed);
      sheet.place(line, lines.blankLine(line) ? 0 : column + ItemLayout.INDENT * (depth - 1));
    }
  }

  private void collect(YamlNode node, Brackets brackets) {
    if (node instanceof Sequence sequence) {
      brackets.opens.add(sequence.start());
      sequence.elements().forEach(element -> collect(element.node(), brackets));
      brackets.closes.add(sequence.end() - 1);
    } else if (node instanceof Mapping mapping) {
      collect(mapping, brackets);
    } else if (node instanceof Scalar scalar) {
      sheet.keepEndsIn(scalar);
    }
  }

  private void collect(Mapping mapping, Brackets brackets) {
    if (mapping.flow()) {
      brackets.opens.add(mapping.start());
    }
    for (Entry entry : mapping.entries()) {
      sheet.keepEndsIn(entry.key());
      collect(entry.value(), brackets);
    }
    if (mapping.flow()) {
      brackets.closes.add(mapping.end() - 1);
    }
  }
}
