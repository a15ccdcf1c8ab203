package dev.eyas.rules.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the value of {@code plugins}: a list of plugins with what they are told. */
final class PluginsReader {
  private final Path file;
  private final UnaryOperator<String> expand;
  private final ConfigNodes nodes;

  /**
   * @param file named in messages
   * @param expand puts the environment's variables in place
   */
  PluginsReader(Path file, UnaryOperator<String> expand) {
    this.file = file;
    this.expand = expand;
    nodes = new ConfigNodes(file.toString(), "plugins", expand);
  }

  List<PluginConfig> read(Node node) {
    return nodes.entries(node).stream().map(this::plugin).toList();
  }

  private PluginConfig plugin(Node node) {
    Map<String, Node> keys = nodes.keys(node);
    return new PluginConfig(
        nodes.text(keys.get("name")), initConfig(keys.get("init_config")), nodes.place(node));
  }

  /** JSON, as text or as YAML has it; what else a plugin may take is not for us to read. */
  private Map<String, Setting> initConfig(Node node) {
    Node config =
        node instanceof ScalarNode text && !text.getValue().isBlank()
            ? ConfigNodes.compose(text.getValue(), nodes.place(node))
            : node;
    MergedSettings settings = new MergedSettings(expand);
    if (config instanceof MappingNode mapping) {
      settings.merge(mapping, file, FalcoConfigReader.Strategy.OVERRIDE);
    }
    return settings.all();
  }
}
