package dev.eyas.rules.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the value of {@code append_output}: an entry, or a list of them. */
public final class AppendOutputReader {
  private static final String KEY = "append_output";

  private final ConfigNodes nodes;

  /**
   * @param file named in messages
   * @param expand puts the environment's variables in place
   */
  AppendOutputReader(String file, UnaryOperator<String> expand) {
    nodes = new ConfigNodes(file, KEY, expand);
  }

  /**
   * Reads a value that stands alone.
   *
   * @param where it comes from, for messages
   * @throws ConfigException if it cannot be understood
   */
  public static List<AppendOutput> read(String yaml, String where) {
    return new AppendOutputReader(where, UnaryOperator.identity())
        .read(ConfigNodes.compose(yaml, where));
  }

  List<AppendOutput> read(Node node) {
    return nodes.entries(node).stream().map(this::entry).toList();
  }

  private AppendOutput entry(Node node) {
    Map<String, Node> keys = nodes.keys(node);
    Map<String, Node> match = keys.containsKey("match") ? nodes.keys(keys.get("match")) : Map.of();
    nodes.requireKnown(keys, Set.of("match", "extra_output", "extra_fields", "suggested_output"));
    nodes.requireKnown(match, Set.of("source", "tags", "rule"));
    return new AppendOutput(
        nodes.text(match.get("source")),
        tags(match.get("tags")),
        nodes.text(match.get("rule")),
        nodes.text(keys.get("extra_output")),
        fields(keys.get("extra_fields")),
        nodes.isTrue(keys.get("suggested_output")),
        nodes.place(node));
  }

  private Set<String> tags(Node node) {
    Set<String> tags = new LinkedHashSet<>();
    if (node != null) {
      nodes.elements(node).forEach(tag -> tags.add(nodes.text(tag)));
    }
    return tags;
  }

  private Map<String, String> fields(Node node) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Node each : node == null ? List.<Node>of() : nodes.elements(node)) {
      if (each instanceof MappingNode) {
        nodes.keys(each).forEach((name, format) -> add(fields, name, nodes.text(format), each));
      } else {
        add(fields, nodes.text(each), "", each);
      }
    }
    return fields;
  }

  private void add(Map<String, String> fields, String name, String format, Node node) {
    if (fields.putIfAbsent(name, format) != null) {
      throw new ConfigException(nodes.place(node) + ": extra field '" + name + "' is there twice");
    }
  }
}
