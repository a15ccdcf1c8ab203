package dev.eyas.rules.ruleset;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A node that Falco's YAML library sees where the one in use here finds a mistake. */
sealed interface MissingNode {
  /** The mistake. */
  MarkedYAMLException mistake();

  /** Where the node stands. */
  Mark mark();

  /** Whether the node belongs into a collection that begins before it. */
  boolean belongsInto(CollectionNode<?> node);

  /** What stands for the node in a mapping. */
  NodeTuple entry();

  /**
   * @throws MarkedYAMLException the mistake, where no collection is there that it belongs into
   */
  default void addTo(List<Node> roots) {
    Innermost innermost = new Innermost(this);
    roots.forEach(innermost);
    if (innermost.found instanceof MappingNode mapping) {
      long before = mapping.getValue().stream().filter(e -> isBehind(e.getKeyNode())).count();
      mapping.getValue().add((int) before, entry());
    } else if (innermost.found instanceof SequenceNode sequence) {
      long before = sequence.getValue().stream().filter(this::isBehind).count();
      sequence.getValue().add((int) before, nothing(mark()));
    } else {
      throw mistake();
    }
  }

  private boolean isBehind(Node node) {
    return node.getStartMark().getIndex() < mark().getIndex();
  }

  private static ScalarNode nothing(Mark mark) {
    return new ScalarNode(Tag.NULL, "", mark, mark, ScalarStyle.PLAIN);
  }

  /** Nothing between two commas. */
  record Empty(MarkedYAMLException mistake) implements MissingNode {
    @Override
    public Mark mark() {
      return mistake.getProblemMark();
    }

    @Override
    public boolean belongsInto(CollectionNode<?> node) {
      return node.getFlowStyle() == FlowStyle.FLOW
          && mark().getIndex() < node.getEndMark().getIndex();
    }

    @Override
    public NodeTuple entry() {
      return new NodeTuple(nothing(mark()), nothing(mark()));
    }
  }

  /** A key without a colon. */
  record Key(ScalarNode key, MarkedYAMLException mistake) implements MissingNode {
    @Override
    public Mark mark() {
      return key.getStartMark();
    }

    @Override
    public boolean belongsInto(CollectionNode<?> node) {
      return node instanceof MappingNode
          && node.getFlowStyle() == FlowStyle.BLOCK
          && node.getStartMark().getColumn() == mark().getColumn();
    }

    @Override
    public NodeTuple entry() {
      return new NodeTuple(key, nothing(key.getEndMark()));
    }
  }

  /** Looks for the last of the collections that a node may belong into. */
  final class Innermost implements Consumer<Node> {
    private final MissingNode missing;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private CollectionNode<?> found;

    private Innermost(MissingNode missing) {
      this.missing = missing;
    }

    @Override
    public void accept(Node node) {
      if (!seen.add(node) || !missing.isBehind(node)) {
        return;
      }
      if (node instanceof CollectionNode<?> collection && missing.belongsInto(collection)) {
        boolean later = found == null || isBefore(found, collection);
        found = later ? collection : found;
      }
      if (node instanceof MappingNode mapping) {
        mapping
            .getValue()
            .forEach(
                entry -> {
                  accept(entry.getKeyNode());
                  accept(entry.getValueNode());
                });
      } else if (node instanceof SequenceNode sequence) {
        sequence.getValue().forEach(this);
      }
    }

    private static boolean isBefore(Node one, Node other) {
      return one.getStartMark().getIndex() < other.getStartMark().getIndex();
    }
  }
}
