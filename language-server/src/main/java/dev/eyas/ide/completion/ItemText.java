package dev.eyas.ide.completion;

import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.RulesFile;
import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import dev.eyas.rules.syntax.YamlReader;
import java.util.List;
import java.util.Optional;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/**
 * The item around the caret, alone: what is wrong in others concerns nobody here, and a long file
 * costs no more than a short one.
 *
 * @param text whole lines, from the item's dash up to the next item
 * @param caret offset in this text
 */
record ItemText(String text, int caret) {
  static ItemText around(String document, RulesFile file, int caret) {
    int start = 0;
    int end = document.length();
    for (Item item : file.getItems()) {
      int line = document.lastIndexOf('\n', NodeModelUtils.findActualNodeFor(item).getOffset()) + 1;
      if (line <= caret) {
        start = line;
      } else {
        end = line;
        break;
      }
    }
    return new ItemText(document.substring(start, end), caret - start);
  }

  String beforeCaret() {
    return text.substring(0, caret);
  }

  /** The mapping that is the item, if it is one. */
  Optional<Mapping> item() {
    return YamlReader.read(text).stream()
        .filter(Sequence.class::isInstance)
        .flatMap(root -> ((Sequence) root).elements().stream())
        .map(Element::node)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .findFirst();
  }

  /** The mapping below a key of the item that the caret is in or directly behind. */
  Optional<Mapping> below(String key) {
    return item()
        .map(item -> item.find(key))
        .map(YamlNode.Entry::value)
        .flatMap(value -> mappings(value).stream().filter(m -> m.start() <= caret).reduce(last()));
  }

  private static java.util.function.BinaryOperator<Mapping> last() {
    return (earlier, later) -> later;
  }

  private static List<Mapping> mappings(YamlNode value) {
    if (value instanceof Mapping mapping) {
      return List.of(mapping);
    }
    return value instanceof Sequence sequence
        ? sequence.elements().stream()
            .map(Element::node)
            .filter(Mapping.class::isInstance)
            .map(Mapping.class::cast)
            .toList()
        : List.of();
  }
}
