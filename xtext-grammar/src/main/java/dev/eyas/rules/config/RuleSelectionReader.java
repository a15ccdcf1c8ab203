package dev.eyas.rules.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the value of {@code rules}: an entry, or a list of them. */
public final class RuleSelectionReader {
  private static final String KEY = "rules";
  private static final String ENABLE = "enable";
  private static final String DISABLE = "disable";

  private final ConfigNodes nodes;

  /**
   * @param file named in messages
   * @param expand puts the environment's variables in place
   */
  RuleSelectionReader(String file, UnaryOperator<String> expand) {
    nodes = new ConfigNodes(file, KEY, expand);
  }

  /**
   * Reads a value that stands alone.
   *
   * @param where it comes from, for messages
   * @throws ConfigException if it cannot be understood
   */
  public static List<RuleSelection> read(String yaml, String where) {
    return new RuleSelectionReader(where, UnaryOperator.identity())
        .read(ConfigNodes.compose(yaml, where));
  }

  List<RuleSelection> read(Node node) {
    return nodes.entries(node).stream().map(this::entry).toList();
  }

  private RuleSelection entry(Node node) {
    Map<String, Node> keys = nodes.keys(node);
    nodes.requireKnown(keys, Set.of(ENABLE, DISABLE));
    if (keys.size() != 1) {
      throw new ConfigException(nodes.place(node) + ": one of enable and disable is wanted here");
    }
    Map<String, Node> which = nodes.keys(keys.values().iterator().next());
    nodes.requireKnown(which, Set.of("rule", "tag"));
    return new RuleSelection(
        keys.containsKey(ENABLE), nodes.text(which.get("rule")), nodes.text(which.get("tag")));
  }
}
