package dev.eyas.rules.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Takes apart the value of a configuration's key that is more than settings with names.
 *
 * @param file named in messages
 * @param key whose value it is, for messages
 * @param expand puts the environment's variables in place
 */
record ConfigNodes(String file, String key, UnaryOperator<String> expand) {
  private static final Set<String> TRUE =
      Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF");

  /**
   * Reads a value that stands alone.
   *
   * @param where it comes from, for messages
   * @throws ConfigException if it is not YAML
   */
  static Node compose(String yaml, String where) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
    } catch (YAMLException e) {
      throw new ConfigException(where + ": not YAML: " + e.getMessage(), e);
    }
  }

  /** A single entry stands for a list of it alone. */
  List<Node> entries(Node node) {
    if (node == null || node.getTag() == Tag.NULL) {
      return List.of();
    }
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
  }

  boolean isTrue(Node node) {
    String text = text(node);
    if (!text.isEmpty() && !TRUE.contains(text) && !FALSE.contains(text)) {
      throw new ConfigException(place(node) + ": true or false is wanted here");
    }
    return TRUE.contains(text);
  }

  Map<String, Node> keys(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw new ConfigException(place(node) + ": a mapping of keys is wanted here");
    }
    Map<String, Node> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      keys.putIfAbsent(text(tuple.getKeyNode()), tuple.getValueNode());
    }
    return keys;
  }

  void requireKnown(Map<String, Node> keys, Set<String> known) {
    List<String> unknown = new ArrayList<>(keys.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new ConfigException(
          place(keys.get(unknown.get(0)))
              + ": %s has no key '%s'; known are %s"
                  .formatted(
                      key, unknown.get(0), String.join(", ", known.stream().sorted().toList())));
    }
  }

  List<Node> elements(Node node) {
    if (node.getTag() == Tag.NULL) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw new ConfigException(place(node) + ": a list is wanted here");
  }

  String text(Node node) {
    if (node == null || node.getTag() == Tag.NULL) {
      return "";
    }
    if (node instanceof ScalarNode scalar) {
      return expand.apply(scalar.getValue());
    }
    throw new ConfigException(place(node) + ": a single value is wanted here");
  }

  String place(Node node) {
    return file + ":" + (node.getStartMark().getLine() + 1);
  }
}
