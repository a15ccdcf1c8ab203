package dev.eyas.rules.config;

import dev.eyas.rules.config.FalcoConfigReader.Strategy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The keys of a configuration and of the files that it includes, as they come in. */
final class MergedSettings {
  private static final String SEPARATOR = ".";

  private final UnaryOperator<String> variables;
  private final Map<String, Setting> settings = new LinkedHashMap<>();

  /**
   * @param variables puts the environment's into a value
   */
  MergedSettings(UnaryOperator<String> variables) {
    this.variables = variables;
  }

  Map<String, Setting> all() {
    return Map.copyOf(settings);
  }

  /** Takes in a file. Only keys of the first level are merged, each as a whole. */
  void merge(MappingNode root, Path file, Strategy strategy) {
    for (NodeTuple tuple : root.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode name) {
        merge(name.getValue(), tuple.getValueNode(), file, strategy);
      }
    }
  }

  private void merge(String key, Node value, Path file, Strategy strategy) {
    boolean known = settings.keySet().stream().anyMatch(name -> isWithin(name, key));
    if (known && strategy == Strategy.ADD_ONLY) {
      return;
    }
    Setting before = settings.get(key);
    settings.keySet().removeIf(name -> isWithin(name, key));
    flatten(key, value, file);
    Setting now = settings.get(key);
    if (strategy == Strategy.APPEND
        && value instanceof SequenceNode
        && before != null
        && !before.value().isEmpty()) {
      settings.put(key, new Setting(before.value() + "," + now.value(), now.place()));
    }
  }

  private static boolean isWithin(String name, String key) {
    return name.equals(key) || name.startsWith(key + SEPARATOR);
  }

  private void flatten(String key, Node value, Path file) {
    String place = file + ":" + (value.getStartMark().getLine() + 1);
    if (value instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode name) {
          flatten(key + SEPARATOR + name.getValue(), tuple.getValueNode(), file);
        }
      }
    } else if (value instanceof SequenceNode sequence) {
      settings.put(key, new Setting(text(sequence), place));
    } else if (value instanceof ScalarNode scalar) {
      settings.put(key, new Setting(text(scalar), place));
    }
  }

  private String text(SequenceNode sequence) {
    return sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)
        ? sequence.getValue().stream()
            .map(element -> text((ScalarNode) element))
            .collect(Collectors.joining(","))
        : Setting.SEQUENCE;
  }

  private String text(ScalarNode scalar) {
    return scalar.getTag() == Tag.NULL ? "" : variables.apply(scalar.getValue());
  }
}
