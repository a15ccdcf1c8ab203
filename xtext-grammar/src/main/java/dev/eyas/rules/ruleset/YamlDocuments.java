package dev.eyas.rules.ruleset;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.syntax.MappedText;
import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the documents of a rules file. */
final class YamlDocuments {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private final RulesSource source;
  private final CodePoints codePoints;
  private final Map<Integer, MappedText> scalars = new HashMap<>();
  private final Map<Node, ItemNode> read = new IdentityHashMap<>();

  private YamlDocuments(RulesSource source) {
    this.source = source;
    this.codePoints = new CodePoints(source.text());
    YamlReader.read(source.text()).forEach(root -> collect(root, scalars));
  }

  /**
   * @throws LoadFailure with LOAD_ERR_YAML_PARSE where the text is not YAML
   */
  static List<ItemNode> read(RulesSource source, Context context) {
    YamlDocuments documents = new YamlDocuments(source);
    try {
      return documents.compose(source.text());
    } catch (MarkedYAMLException e) {
      if (endsRootSequence(e)) {
        return documents.withMappingAt(e.getProblemMark());
      }
      throw documents.failure(e, context);
    } catch (YAMLException e) {
      throw new LoadFailure(LoadCode.LOAD_ERR_YAML_PARSE, e.getMessage(), context);
    }
  }

  private List<ItemNode> compose(String text) {
    List<ItemNode> roots = new ArrayList<>();
    for (Node root : new Yaml(options()).composeAll(new StringReader(text))) {
      roots.add(node(root));
    }
    return roots;
  }

  /** Falco's library takes a mapping behind the items for a document of its own. */
  private List<ItemNode> withMappingAt(Mark mark) {
    List<ItemNode> roots = compose(source.text().substring(0, codePoints.utf16(mark.getIndex())));
    roots.add(new ItemNode.Mapping(List.of(), place(mark, mark)));
    return roots;
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(true);
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    return options;
  }

  private LoadFailure failure(MarkedYAMLException e, Context context) {
    Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
    String message =
        "YAML error at line %d, column %d: %s"
            .formatted(mark.getLine() + 1, mark.getColumn() + 1, e.getProblem());
    ItemNode.Place place = place(mark, mark);
    return new LoadFailure(
        LoadCode.LOAD_ERR_YAML_PARSE, message, context.at(ItemType.VALUE_FOR, "", place));
  }

  /** Whether a mapping follows the items without being indented below one. */
  private static boolean endsRootSequence(MarkedYAMLException e) {
    Mark context = e.getContextMark();
    boolean followsRoot = context != null && context.getColumn() == 0;
    return followsRoot
        && e.getProblemMark().getColumn() == 0
        && e.getProblem().contains("expected <block end>, but found '?'");
  }

  private ItemNode node(Node node) {
    ItemNode known = read.get(node);
    if (known == null) {
      known = convert(node);
      read.put(node, known);
    }
    return known;
  }

  private ItemNode convert(Node node) {
    ItemNode.Place place = place(node.getStartMark(), node.getEndMark());
    if (node instanceof ScalarNode scalar) {
      boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
      if (plain && NULLS.contains(scalar.getValue())) {
        return new ItemNode.Null(place);
      }
      return new ItemNode.Scalar(traced(scalar, place.range()), place);
    }
    if (node instanceof SequenceNode sequence) {
      return new ItemNode.Sequence(sequence.getValue().stream().map(this::node).toList(), place);
    }
    List<ItemNode.Entry> entries = new ArrayList<>();
    for (NodeTuple tuple : ((MappingNode) node).getValue()) {
      Node key = tuple.getKeyNode();
      String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
      entries.add(
          new ItemNode.Entry(
              name, node(tuple.getValueNode()), place(key.getStartMark(), key.getEndMark())));
    }
    return new ItemNode.Mapping(entries, place);
  }

  private ItemNode.Place place(Mark start, Mark end) {
    int from = codePoints.utf16(start.getIndex());
    int to = codePoints.utf16(end.getIndex());
    return new ItemNode.Place(
        start.getLine(),
        start.getColumn(),
        start.getIndex(),
        new SourceRange(source.name(), from, to - from));
  }

  private TracedText traced(ScalarNode scalar, SourceRange range) {
    int[] boundaries = boundaries(scalar.getValue(), range.offset());
    int end = range.offset() + range.length();
    TracedText.Piece piece = new TracedText.Piece(source.name(), range.offset(), end);
    return TracedText.of(scalar.getValue(), piece, boundaries);
  }

  /** Where the characters of a scalar stand, as the editor's reader of the same file has found. */
  private int[] boundaries(String value, int start) {
    MappedText mapped = scalars.get(start);
    boolean known = mapped != null && mapped.text().equals(value);
    return IntStream.rangeClosed(0, value.length())
        .map(i -> known ? mapped.offset(i) : start)
        .toArray();
  }

  private static void collect(YamlNode node, Map<Integer, MappedText> scalars) {
    if (node instanceof YamlNode.Scalar scalar) {
      scalars.put(scalar.start(), scalar.content());
    } else if (node instanceof YamlNode.Sequence sequence) {
      sequence.elements().forEach(element -> collect(element.node(), scalars));
    } else if (node instanceof YamlNode.Mapping mapping) {
      mapping.entries().forEach(entry -> collect(entry.value(), scalars));
    }
  }

  /** SnakeYAML counts code points, everything else here UTF-16 units. */
  private static final class CodePoints {
    private final String text;
    private final boolean same;

    CodePoints(String text) {
      this.text = text;
      this.same = text.codePointCount(0, text.length()) == text.length();
    }

    int utf16(int index) {
      return same ? index : text.offsetByCodePoints(0, index);
    }
  }
}
