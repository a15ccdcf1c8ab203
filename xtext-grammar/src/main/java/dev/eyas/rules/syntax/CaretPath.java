package dev.eyas.rules.syntax;

import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Entry;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The way from a file's root to the end of an unfinished text, where the next character is typed.
 *
 * @param steps outermost first; the first one leads to an item
 */
public record CaretPath(List<Step> steps) {
  /**
   * @param key the entry of a mapping, or null for an element of a sequence
   * @param index position among the elements, 0-based; -1 for an entry
   */
  public record Step(String key, int index) {}

  /** The path to the end of a text. */
  public static CaretPath atEndOf(String text) {
    List<YamlNode> roots = YamlReader.read(text);
    List<Step> steps = new ArrayList<>();
    if (!roots.isEmpty()) {
      follow(roots.get(roots.size() - 1), Caret.atEndOf(text), steps);
    }
    return new CaretPath(List.copyOf(steps));
  }

  /** The keys on the way, without the places in sequences. */
  public List<String> keys() {
    return steps.stream().map(Step::key).filter(Objects::nonNull).toList();
  }

  /** Places in the sequences below a key, outermost first. */
  public List<Integer> indexesBelow(String key) {
    int at = keys().indexOf(key) < 0 ? steps.size() : indexOf(key) + 1;
    return steps.subList(at, steps.size()).stream()
        .filter(step -> step.key() == null)
        .map(Step::index)
        .toList();
  }

  private int indexOf(String key) {
    int at = 0;
    while (!key.equals(steps.get(at).key())) {
      at++;
    }
    return at;
  }

  private static void follow(YamlNode node, Caret caret, List<Step> steps) {
    if (node instanceof Sequence sequence) {
      followElements(sequence, caret, steps);
    } else if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      Entry last = mapping.entries().get(mapping.entries().size() - 1);
      if (caret.awaitsValue(last)) {
        steps.add(new Step(last.key().value(), -1));
      } else if (last.value() != null && caret.isInside(last.value())) {
        steps.add(new Step(last.key().value(), -1));
        follow(last.value(), caret, steps);
      }
    }
  }

  private static void followElements(Sequence sequence, Caret caret, List<Step> steps) {
    if (sequence.elements().isEmpty()) {
      steps.add(new Step(null, 0));
      return;
    }
    int index = sequence.elements().size() - 1;
    Element last = sequence.elements().get(index);
    boolean inside = caret.isInside(last) && !caret.awaitsElement(sequence);
    steps.add(new Step(null, inside ? index : index + 1));
    if (inside && last.node() != null) {
      follow(last.node(), caret, steps);
    }
  }
}
