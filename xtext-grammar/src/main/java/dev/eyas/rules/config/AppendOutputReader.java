package dev.eyas.rules.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

/** Reads the value of {@code append_output}: an entry, or a list of them. */
public final class AppendOutputReader {
  private static final Set<String> TRUE =
      Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF");

  private final String file;
  private final UnaryOperator<String> expand;

  /**
   * @param file named in messages
   * @param expand puts the environment's variables in place
   */
  AppendOutputReader(String file, UnaryOperator<String> expand) {
    this.file = file;
    this.expand = expand;
  }

  /**
   * Reads a value that stands alone.
   *
   * @param where it comes from, for messages
   * @throws ConfigException if it cannot be understood
   */
  public static List<AppendOutput> read(String yaml, String where) {
    try {
      Node node =
          new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
      return new AppendOutputReader(where, UnaryOperator.identity()).read(node);
    } catch (YAMLException e) {
      throw new ConfigException(where + ": not YAML: " + e.getMessage(), e);
    }
  }

  List<AppendOutput> read(Node node) {
    if (node == null || node.getTag() == Tag.NULL) {
      return List.of();
    }
    List<Node> nodes = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    return nodes.stream().map(this::entry).toList();
  }

  private AppendOutput entry(Node node) {
    Map<String, Node> keys = keys(node);
    Map<String, Node> match = keys.containsKey("match") ? keys(keys.get("match")) : Map.of();
    requireKnown(keys, Set.of("match", "extra_output", "extra_fields", "suggested_output"));
    requireKnown(match, Set.of("source", "tags", "rule"));
    return new AppendOutput(
        text(match.get("source")),
        tags(match.get("tags")),
        text(match.get("rule")),
        text(keys.get("extra_output")),
        fields(keys.get("extra_fields")),
        isTrue(keys.get("suggested_output")),
        place(node));
  }

  private Set<String> tags(Node node) {
    Set<String> tags = new LinkedHashSet<>();
    if (node != null) {
      elements(node).forEach(tag -> tags.add(text(tag)));
    }
    return tags;
  }

  private Map<String, String> fields(Node node) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Node each : node == null ? List.<Node>of() : elements(node)) {
      if (each instanceof MappingNode) {
        keys(each).forEach((name, format) -> add(fields, name, text(format), each));
      } else {
        add(fields, text(each), "", each);
      }
    }
    return fields;
  }

  private void add(Map<String, String> fields, String name, String format, Node node) {
    if (fields.putIfAbsent(name, format) != null) {
      throw new ConfigException(place(node) + ": extra field '" + name + "' is there twice");
    }
  }

  private boolean isTrue(Node node) {
    String text = text(node);
    if (!text.isEmpty() && !TRUE.contains(text) && !FALSE.contains(text)) {
      throw new ConfigException(place(node) + ": true or false is wanted here");
    }
    return TRUE.contains(text);
  }

  private Map<String, Node> keys(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw new ConfigException(place(node) + ": a mapping of keys is wanted here");
    }
    Map<String, Node> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      keys.putIfAbsent(text(tuple.getKeyNode()), tuple.getValueNode());
    }
    return keys;
  }

  private void requireKnown(Map<String, Node> keys, Set<String> known) {
    List<String> unknown = new ArrayList<>(keys.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new ConfigException(
          place(keys.get(unknown.get(0)))
              + ": append_output has no key '%s'; known are %s"
                  .formatted(unknown.get(0), String.join(", ", known.stream().sorted().toList())));
    }
  }

  private List<Node> elements(Node node) {
    if (node.getTag() == Tag.NULL) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw new ConfigException(place(node) + ": a list is wanted here");
  }

  private String text(Node node) {
    if (node == null || node.getTag() == Tag.NULL) {
      return "";
    }
    if (node instanceof ScalarNode scalar) {
      return expand.apply(scalar.getValue());
    }
    throw new ConfigException(place(node) + ": a single value is wanted here");
  }

  private String place(Node node) {
    return file + ":" + (node.getStartMark().getLine() + 1);
  }
}
