package dev.eyas.ide.completion;

import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import java.util.List;
import java.util.Optional;

/** Values of a mapping's entries. */
final class Values {
  private Values() {}

  static Optional<String> text(Mapping mapping, String key) {
    return value(mapping, key).filter(Scalar.class::isInstance).map(node -> text(node));
  }

  /** The texts of a sequence, or the one text that stands instead of it. */
  static List<String> texts(Mapping mapping, String key) {
    return value(mapping, key).map(Values::texts).orElse(List.of());
  }

  private static Optional<YamlNode> value(Mapping mapping, String key) {
    return Optional.ofNullable(mapping.find(key)).map(YamlNode.Entry::value);
  }

  private static List<String> texts(YamlNode node) {
    return node instanceof Sequence sequence
        ? sequence.elements().stream().map(Element::node).map(Values::text).toList()
        : List.of(text(node));
  }

  private static String text(YamlNode node) {
    return node instanceof Scalar scalar ? scalar.value() : "";
  }
}
