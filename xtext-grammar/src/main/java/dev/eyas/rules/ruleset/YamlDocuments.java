package dev.eyas.rules.ruleset;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.syntax.MappedText;
import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlReader;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads the documents of a rules file. */
final class YamlDocuments {
  /** What nothing is written as. */
  static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");

  /** An escape of one half of a character that takes two. */
  private static final Pattern HALF =
      Pattern.compile("(?<!\\\\)(?:\\\\{2})*\\\\(?:u|U0000)[dD][89a-fA-F]");

  private static final String HALF_FOUND =
      "an escape stands for half a character; write the character, or \\U and its eight digits";

  /** As deep as Falco's library goes. */
  private static final int MAX_DEPTH = 500;

  private static final String TOO_DEEP =
      "sequences and mappings stand in more than %d others".formatted(MAX_DEPTH);

  /** More nodes than any file has that was not made to be a burden by its aliases. */
  static final long MAX_NODES = 10_000_000;

  private static final LoaderOptions OPTIONS = options();

  private final RulesSource source;
  private final Context context;
  private final SourcePlaces places;
  private final StandIns standIns;
  private final Map<Integer, MappedText> scalars = new HashMap<>();
  private final Map<Node, ItemNode> read = new IdentityHashMap<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Nodes below each one that is read, those behind aliases as often as they are named. */
  private final Map<Node, Long> sizes = new IdentityHashMap<>();

  private YamlDocuments(RulesSource source, Context context, Distance distance) {
    this.source = source;
    this.context = context;
    this.places = new SourcePlaces(source.name(), source.text(), distance);
    this.standIns = new StandIns(source.text());
  }

  /**
   * @throws LoadFailure with LOAD_ERR_YAML_PARSE where the text is not YAML
   */
  static List<ItemNode> read(RulesSource source, Context context) {
    YamlDocuments documents = new YamlDocuments(source, context, Distance.NONE);
    List<Node> roots = documents.compose();
    YamlReader.read(source.text()).forEach(root -> collect(root, documents.scalars));
    return roots.stream().map(documents::node).toList();
  }

  private List<Node> compose() {
    try {
      return new LenientComposer(standIns, places, OPTIONS).compose();
    } catch (MarkedYAMLException e) {
      throw failure(
          e.getProblem(), e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark());
    } catch (ReaderException e) {
      throw unprintable(standIns.hide());
    } catch (YAMLException tooDeep) {
      throw failure(TOO_DEEP, firstTooDeep(standIns.hide()));
    }
  }

  /** Where the first collection begins that stands in too many others; else where reading ends. */
  private static Mark firstTooDeep(String text) {
    StreamReader reader = new StreamReader(text);
    ParserImpl events = new ParserImpl(reader, options());
    int depth = 0;
    Mark mark = reader.getMark();
    try {
      while (depth <= MAX_DEPTH && events.peekEvent() != null) {
        Event event = events.getEvent();
        depth += event instanceof CollectionStartEvent ? 1 : 0;
        depth -= event instanceof CollectionEndEvent ? 1 : 0;
        mark = event.getStartMark();
      }
    } catch (YAMLException otherMistake) {
      return mark;
    }
    return mark;
  }

  /**
   * A sequence that was read from a text of its own.
   *
   * @param size nodes in it, those behind aliases as often as they are named
   */
  record Alone(ItemNode.Sequence sequence, long size) {}

  /**
   * Reads a part of a file by itself.
   *
   * @param distance of the part in its file
   * @return nothing unless it is one sequence, without any mistake
   */
  static Optional<Alone> readAlone(String file, String text, Distance distance) {
    RulesSource part = new RulesSource(file, text);
    YamlDocuments documents = new YamlDocuments(part, Context.of(part), distance);
    try {
      String shown = documents.standIns.hide();
      List<Node> roots = LenientComposer.compose(shown, 0, shown.length(), OPTIONS);
      if (roots.size() != 1 || !(roots.get(0) instanceof SequenceNode root)) {
        return Optional.empty();
      }
      YamlReader.read(text).forEach(node -> collect(node, documents.scalars));
      ItemNode.Sequence sequence = (ItemNode.Sequence) documents.node(root);
      return Optional.of(new Alone(sequence, documents.sizes.get(root)));
    } catch (YAMLException | LoadFailure mistake) {
      return Optional.empty();
    }
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(true);
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    options.setNestingDepthLimit(MAX_DEPTH);
    return options;
  }

  private LoadFailure failure(String problem, Mark mark) {
    String message =
        "YAML error at line %d, column %d: %s"
            .formatted(mark.getLine() + 1, mark.getColumn() + 1, problem);
    return new LoadFailure(
        LoadCode.LOAD_ERR_YAML_PARSE,
        message,
        context.at(ItemType.VALUE_FOR, "", places.of(mark, mark)));
  }

  private LoadFailure unprintable(String text) {
    int at = 0;
    while (StreamReader.isPrintable(text.codePointAt(at))) {
      at = text.offsetByCodePoints(at, 1);
    }
    ItemNode.Place place = places.of(at, at + 1);
    String message =
        "YAML error at line %d: a text has no character U+%04X; in double quotes, write an escape"
            .formatted(place.line() + 1, text.codePointAt(at));
    return new LoadFailure(
        LoadCode.LOAD_ERR_YAML_PARSE, message, context.at(ItemType.VALUE_FOR, "", place));
  }

  private ItemNode node(Node node) {
    ItemNode known = read.get(node);
    if (known == null) {
      if (!open.add(node)) {
        throw failure("an alias stands within what it is an alias of", node.getStartMark());
      }
      known = convert(node);
      open.remove(node);
      read.put(node, known);
    }
    return known;
  }

  private ItemNode convert(Node node) {
    int start = places.offset(node.getStartMark());
    ItemNode.Place place = places.of(start, places.offset(node.getEndMark()));
    if (node instanceof ScalarNode scalar) {
      sizes.put(node, 1L);
      refuseHalves(scalar);
      return isNull(scalar, start)
          ? new ItemNode.Null(place)
          : new ItemNode.Scalar(traced(scalar, start, place.range()), place);
    }
    if (node instanceof SequenceNode sequence) {
      List<ItemNode> elements = sequence.getValue().stream().map(this::node).toList();
      measure(node, sequence.getValue());
      return new ItemNode.Sequence(elements, place);
    }
    List<NodeTuple> tuples = ((MappingNode) node).getValue();
    List<ItemNode.Entry> entries = tuples.stream().map(this::entry).toList();
    measure(node, tuples.stream().map(NodeTuple::getValueNode).toList());
    return new ItemNode.Mapping(entries, place);
  }

  private void refuseHalves(ScalarNode scalar) {
    int start = places.offset(scalar.getStartMark());
    int end = places.offset(scalar.getEndMark());
    if (scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
        && HALF.matcher(source.text()).region(start, end).find()) {
      throw failure(HALF_FOUND, scalar.getStartMark());
    }
  }

  private ItemNode.Entry entry(NodeTuple tuple) {
    Node key = tuple.getKeyNode();
    refuseGluedQuestionMark(key);
    String name = key instanceof ScalarNode scalar ? name(scalar) : "";
    return new ItemNode.Entry(
        name, node(tuple.getValueNode()), places.of(key.getStartMark(), key.getEndMark()));
  }

  /** In brackets this library takes the mark for that of a key, and Falco's for a mistake. */
  private void refuseGluedQuestionMark(Node key) {
    int start = places.offset(key.getStartMark());
    boolean empty = places.offset(key.getEndMark()) == start;
    if (!empty && source.text().startsWith("?", start - 1)) {
      throw failure("a text in brackets begins with '?'; quote it", key.getStartMark());
    }
  }

  /** Falco reads nothing as the word for it. */
  private String name(ScalarNode key) {
    boolean nothing = isNull(key, places.offset(key.getStartMark()));
    return nothing ? "null" : standIns.shown(key.getValue());
  }

  /** A tag makes a text of what would be nothing without it. */
  private boolean isNull(ScalarNode scalar, int start) {
    return scalar.getScalarStyle() == ScalarStyle.PLAIN
        && NULL.matcher(scalar.getValue()).matches()
        && scalar.getTag().equals(Tag.NULL)
        && !source.text().startsWith("!", start);
  }

  private void measure(Node node, List<Node> children) {
    long size = 1;
    for (Node child : children) {
      size += sizes.get(child);
    }
    if (size > MAX_NODES) {
      throw failure("aliases make more than " + MAX_NODES + " nodes of this", node.getStartMark());
    }
    sizes.put(node, size);
  }

  /** Its characters stand where the editor's reader of the same file has found them. */
  private TracedText traced(ScalarNode scalar, int start, SourceRange range) {
    String value = standIns.shown(scalar.getValue());
    TracedText.Piece piece =
        new TracedText.Piece(source.name(), range.offset(), range.offset() + range.length());
    MappedText mapped = scalars.get(start);
    boolean known = mapped != null && mapped.text().equals(value);
    return TracedText.of(
        value, piece, known ? i -> places.inFile(mapped.offset(i)) : i -> range.offset());
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
}
