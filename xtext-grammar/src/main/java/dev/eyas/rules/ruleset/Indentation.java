package dev.eyas.rules.ruleset;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/**
 * What stands before a place of a file: the blocks and brackets that are open, and the last token.
 */
final class Indentation {
  /** Before a key or an element of a block, there are blanks and such indicators. */
  private static final Pattern INDICATORS = Pattern.compile("(?:[-?]?\\s)*[-?]?");

  private static final Pattern KEY_OR_ELEMENT =
      Pattern.compile(
          "\\s*(?:[-?](?:\\s|$)|(?:\"[^\"]*\"|'[^']*'|[^\\s#\"'][^#]*?)\\s*:(?:\\s|$)).*");

  /** Columns of the blocks that are open, innermost first. */
  private final Deque<Integer> blocks = new ArrayDeque<>();

  /** Brackets and braces that are open. */
  private int flows;

  private Token last;

  private Indentation() {}

  /**
   * Whether Falco's YAML library takes a tab for a blank: it does where the tab does not indent a
   * key or an element of a block, nor what goes on with a plain text.
   */
  static boolean mayHoldTab(String text, int tab, LoaderOptions options) {
    Indentation before = before(text, tab, options);
    String line = text.substring(text.lastIndexOf('\n', tab) + 1, tab);
    if (before.flows > 0 || !INDICATORS.matcher(line).matches()) {
      return true;
    }
    if (line.isBlank() && before.last instanceof ScalarToken scalar && scalar.getPlain()) {
      return line.length() > (before.blocks.isEmpty() ? -1 : before.blocks.peek());
    }
    int end = text.indexOf('\n', tab);
    String rest = text.substring(tab, end < 0 ? text.length() : end);
    return !KEY_OR_ELEMENT.matcher(rest).matches();
  }

  private static Indentation before(String text, int end, LoaderOptions options) {
    Indentation indentation = new Indentation();
    int length = text.codePointCount(0, end);
    StreamReader reader = new StreamReader(text.substring(0, end));
    ScannerImpl tokens = new ScannerImpl(reader, options);
    try {
      while (!tokens.checkToken(Token.ID.StreamEnd)
          && tokens.peekToken().getStartMark().getIndex() < length) {
        indentation.pass(tokens.getToken());
      }
    } catch (YAMLException unfinished) {
      // What is cut off at the end leaves nothing open that was not seen.
    }
    return indentation;
  }

  private void pass(Token token) {
    switch (token.getTokenId()) {
      case FlowSequenceStart, FlowMappingStart -> flows++;
      case FlowSequenceEnd, FlowMappingEnd -> flows--;
      case BlockSequenceStart, BlockMappingStart -> blocks.push(token.getStartMark().getColumn());
      case BlockEnd -> blocks.pop();
      default -> last = token;
    }
  }
}
