package dev.eyas.rules.formatting;

import dev.eyas.rules.syntax.Lines;
import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Whether the strict YAML reader finds in a text what the tolerant one has found. */
final class Soundness {
  private final String text;
  private final Lines lines;
  private final boolean whole;

  /**
   * @param roots what the tolerant reader has found
   */
  Soundness(String text, List<YamlNode> roots) {
    this.text = text;
    this.lines = new Lines(text);
    this.whole = isSame(roots, text);
  }

  /**
   * Whether an element of a root sequence is sound, whatever stands around it.
   *
   * @param end where the next element begins
   */
  boolean isSound(Element element, int end) {
    if (whole) {
      return true;
    }
    String alone = " ".repeat(lines.column(element.dash())) + text.substring(element.dash(), end);
    List<Node> roots = compose(alone);
    return roots != null
        && roots.size() == 1
        && roots.get(0) instanceof SequenceNode sequence
        && sequence.getValue().size() == 1
        && isSame(element.node(), sequence.getValue().get(0));
  }

  private static boolean isSame(List<YamlNode> roots, String text) {
    List<Node> strict = compose(text);
    if (strict == null || strict.size() != roots.size()) {
      return false;
    }
    for (int i = 0; i < roots.size(); i++) {
      if (!isSame(roots.get(i), strict.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The documents that are not empty, or null when the text is not YAML. */
  private static List<Node> compose(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    List<Node> documents = new ArrayList<>();
    try {
      for (Node document : new Yaml(options).composeAll(new StringReader(text))) {
        if (!isEmpty(document)) {
          documents.add(document);
        }
      }
      return documents;
    } catch (YAMLException notYaml) {
      return null;
    }
  }

  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
  }

  private static boolean isSame(YamlNode tolerant, Node strict) {
    if (tolerant == null) {
      return isEmpty(strict);
    }
    if (tolerant instanceof Scalar scalar) {
      return scalar.style() == YamlNode.Style.ALIAS
          || (strict instanceof ScalarNode other && other.getValue().equals(scalar.value()));
    }
    if (tolerant instanceof Sequence sequence) {
      return strict instanceof SequenceNode other && isSame(sequence, other);
    }
    return strict instanceof MappingNode other && isSame((Mapping) tolerant, other);
  }

  private static boolean isSame(Sequence tolerant, SequenceNode strict) {
    List<Element> elements = tolerant.elements();
    List<Node> others = strict.getValue();
    boolean same = elements.size() == others.size();
    for (int i = 0; same && i < elements.size(); i++) {
      same = isSame(elements.get(i).node(), others.get(i));
    }
    return same;
  }

  private static boolean isSame(Mapping tolerant, MappingNode strict) {
    List<YamlNode.Entry> entries = tolerant.entries();
    List<NodeTuple> others = strict.getValue();
    boolean same = entries.size() == others.size();
    for (int i = 0; same && i < entries.size(); i++) {
      same =
          isSame(entries.get(i).key(), others.get(i).getKeyNode())
              && isSame(entries.get(i).value(), others.get(i).getValueNode());
    }
    return same;
  }
}
