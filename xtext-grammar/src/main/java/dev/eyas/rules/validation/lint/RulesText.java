package dev.eyas.rules.validation.lint;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Entry;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import dev.eyas.rules.syntax.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A rules file as it is written: its items, scalars and lines. */
final class RulesText {
  private final RulesSource source;
  private final List<YamlNode> roots;
  private final List<SourceItem> items = new ArrayList<>();

  RulesText(RulesSource source) {
    this.source = source;
    this.roots = YamlReader.read(source.text());
    for (YamlNode root : roots) {
      if (root instanceof Sequence sequence) {
        sequence.elements().forEach(this::addItem);
      }
    }
  }

  private void addItem(Element element) {
    if (element.node() instanceof Mapping mapping) {
      SourceItem.of(this, mapping).ifPresent(items::add);
    }
  }

  RulesSource source() {
    return source;
  }

  String text() {
    return source.text();
  }

  /** Rules, macros and lists, whatever form they have. */
  List<SourceItem> items() {
    return items;
  }

  Optional<SourceItem> itemAt(int offset) {
    return items.stream().filter(item -> item.contains(offset)).findFirst();
  }

  SourceRange range(int start, int end) {
    return new SourceRange(source.name(), start, end - start);
  }

  SourceRange range(YamlNode node) {
    return range(node.start(), node.end());
  }

  String text(SourceRange range) {
    return text().substring(range.offset(), range.offset() + range.length());
  }

  int lineStart(int offset) {
    return text().lastIndexOf('\n', offset - 1) + 1;
  }

  /** Offset of the line's end, before its line break. */
  int lineEnd(int offset) {
    int end = text().indexOf('\n', offset);
    return end < 0 ? text().length() : end;
  }

  /** The blanks that a line begins with. */
  String indentation(int offset) {
    int start = lineStart(offset);
    int end = start;
    while (end < text().length() && " \t".indexOf(text().charAt(end)) >= 0) {
      end++;
    }
    return text().substring(start, end);
  }

  /** The scalar that holds this offset, if any does. */
  Optional<Scalar> scalarAt(int offset) {
    Scalar[] found = new Scalar[1];
    Consumer<Scalar> keep =
        scalar -> {
          if (scalar.start() <= offset && offset < scalar.end()) {
            found[0] = scalar;
          }
        };
    roots.stream().filter(root -> holds(root, offset)).forEach(root -> scalars(root, offset, keep));
    return Optional.ofNullable(found[0]);
  }

  private static void scalars(YamlNode node, int offset, Consumer<Scalar> visitor) {
    if (node instanceof Scalar scalar) {
      visitor.accept(scalar);
    } else if (node instanceof Sequence sequence) {
      sequence.elements().stream()
          .map(Element::node)
          .filter(child -> holds(child, offset))
          .forEach(child -> scalars(child, offset, visitor));
    } else if (node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        visitor.accept(entry.key());
        if (holds(entry.value(), offset)) {
          scalars(entry.value(), offset, visitor);
        }
      }
    }
  }

  private static boolean holds(YamlNode node, int offset) {
    return node != null && node.start() <= offset && offset <= node.end();
  }

  /**
   * The largest item, element or key with its value that begins on a line.
   *
   * @param start offset of the line's first character
   * @param end offset of its end
   */
  Optional<SourceRange> entryOnLine(int start, int end) {
    return roots.stream()
        .filter(root -> root.start() <= end && start <= root.end())
        .flatMap(root -> entryOnLine(root, start, end).stream())
        .findFirst();
  }

  private Optional<SourceRange> entryOnLine(YamlNode node, int start, int end) {
    if (node instanceof Sequence sequence) {
      for (Element element : sequence.elements()) {
        int first = element.dash() >= 0 ? element.dash() : element.node().start();
        Optional<SourceRange> found =
            entryOnLine(first, endOf(element.node(), first + 1), element.node(), start, end);
        if (found.isPresent()) {
          return found;
        }
      }
    } else if (node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        Optional<SourceRange> found =
            entryOnLine(
                entry.key().start(),
                endOf(entry.value(), entry.key().end()),
                entry.value(),
                start,
                end);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<SourceRange> entryOnLine(
      int first, int last, YamlNode inside, int start, int end) {
    if (start <= first && first <= end) {
      return Optional.of(range(first, last));
    }
    boolean around = inside != null && first < start && start <= last;
    return around ? entryOnLine(inside, start, end) : Optional.empty();
  }

  private static int endOf(YamlNode node, int otherwise) {
    return node == null ? otherwise : node.end();
  }
}
