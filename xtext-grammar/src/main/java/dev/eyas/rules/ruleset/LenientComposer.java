package dev.eyas.rules.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Composes the documents of a file that Falco's YAML library composes. The one in use here is
 * stricter in some places: there it is given a text that means to it what the file means to
 * Falco's, at the same places.
 */
final class LenientComposer {
  /** Readings of a file with what Falco's library forgives. */
  private static final int MAX_TRIES = 200;

  /** Characters that they may read together, so that a large file does not take minutes. */
  private static final long MAX_READ = 50_000_000;

  private static final Pattern NOT_BREAK = Pattern.compile("[^\\r\\n]");
  private static final Pattern DOCUMENT_END = Pattern.compile("(?:---|\\.\\.\\.)(?=\\s|$)|$");

  /** Whether a value is nothing is all that its tag is asked for. */
  private static final Resolver TAGS =
      new Resolver() {
        @Override
        protected void addImplicitResolvers() {
          addImplicitResolver(Tag.NULL, YamlDocuments.NULL, "~nN\0");
          addImplicitResolver(Tag.NULL, EMPTY, null);
        }
      };

  private final LoaderOptions options;
  private final SourcePlaces places;
  private final StandIns standIns;
  private final int length;

  /** As long as the file, or by a quote longer. */
  private final StringBuilder text;

  private final List<Node> roots = new ArrayList<>();

  /** What was taken out of the text, and belongs into the nodes. */
  private final List<MissingNode> missing = new ArrayList<>();

  /** Where the document begins that is being read. */
  private int start;

  LenientComposer(StandIns standIns, SourcePlaces places, LoaderOptions options) {
    this.options = options;
    this.places = places;
    this.standIns = standIns;
    this.text = new StringBuilder(standIns.hide());
    this.length = text.length();
  }

  /**
   * The roots of all documents.
   *
   * @throws MarkedYAMLException where Falco's library does not read on, either
   */
  List<Node> compose() {
    for (int tries = 0; ; tries++) {
      try {
        roots.addAll(compose(text.toString(), start, text.length(), options));
        missing.forEach(node -> node.addTo(roots));
        return roots;
      } catch (MarkedYAMLException e) {
        boolean enough = tries == MAX_TRIES || (long) tries * length > MAX_READ;
        if (enough || e.getProblem() == null || e.getProblemMark() == null) {
          throw e;
        }
        forgive(e, places.offset(e.getProblemMark()));
      }
    }
  }

  /** Composes a part of a text, as strictly as this library does. */
  static List<Node> compose(String text, int start, int end, LoaderOptions options) {
    String blanked = NOT_BREAK.matcher(text.substring(0, start)).replaceAll(" ");
    StreamReader reader = new StreamReader(blanked + text.substring(start, end));
    Composer composer = new Composer(new ParserImpl(reader, options), TAGS, options);
    List<Node> roots = new ArrayList<>();
    while (composer.checkNode()) {
      roots.add(composer.getNode());
    }
    return roots;
  }

  private void forgive(MarkedYAMLException e, int problem) {
    String words = e.getProblem();
    if (endsRootSequence(e) || words.startsWith("expected '<document start>'")) {
      beginDocument(problem);
    } else if (words.equals("could not find expected ':'")) {
      forgiveMissingColon(e, problem);
    } else if (words.equals("expected the node content, but found ','")) {
      text.setCharAt(problem, ' ');
      missing.add(new MissingNode.Empty(e));
    } else if (words.startsWith("found unknown escape") && isEscapedInFalco(problem)) {
      text.setCharAt(problem - 1, standIns.nothing());
    } else if (words.equals("found unexpected end of stream") && endsInBreak()) {
      text.append(openQuote(e));
    } else if (isAt('\t', problem) && mayHoldTab(problem)) {
      text.setCharAt(problem, ' ');
    } else {
      throw e;
    }
  }

  /** Whether something that is no element follows the items without being indented below one. */
  private static boolean endsRootSequence(MarkedYAMLException e) {
    Mark context = e.getContextMark();
    return context != null
        && context.getColumn() == 0
        && e.getProblemMark().getColumn() == 0
        && e.getContext().contains("block collection")
        && e.getProblem().contains("expected <block end>");
  }

  /** What follows a root sequence is a document, and what follows {@code ...} needs no mark. */
  private void beginDocument(int offset) {
    roots.addAll(compose(text.toString(), start, offset, options));
    start = offset;
  }

  /** A word at the end of a document is a key without a value, at its left edge a document. */
  private void forgiveMissingColon(MarkedYAMLException e, int problem) {
    int word = places.offset(e.getContextMark());
    if (e.getContextMark().getColumn() == 0 && word > start) {
      beginDocument(word);
      return;
    }
    List<Node> alone = compose(text.toString(), word, problem, options);
    boolean ends = DOCUMENT_END.matcher(text).region(problem, text.length()).lookingAt();
    if (!ends || alone.size() != 1 || !isPlainUpTo(problem, alone.get(0))) {
      throw e;
    }
    text.replace(word, problem, NOT_BREAK.matcher(text.substring(word, problem)).replaceAll(" "));
    missing.add(new MissingNode.Key((ScalarNode) alone.get(0), e));
  }

  private boolean isPlainUpTo(int end, Node node) {
    return node.getNodeId() == NodeId.scalar
        && ((ScalarNode) node).isPlain()
        && text.substring(places.offset(node.getEndMark()), end).isBlank();
  }

  /** A quoted text that goes on to the end of the file ends there, if its last line does. */
  private boolean endsInBreak() {
    return text.length() == length && isAt('\n', length - 1);
  }

  private char openQuote(MarkedYAMLException e) {
    return text.charAt(places.offset(e.getContextMark()));
  }

  private boolean mayHoldTab(int offset) {
    return Indentation.mayHoldTab(text.toString(), offset, options);
  }

  private boolean isEscapedInFalco(int offset) {
    return isAt('/', offset) || isAt('\'', offset) || isAt('\t', offset);
  }

  private boolean isAt(char c, int offset) {
    return offset < text.length() && text.charAt(offset) == c;
  }
}
