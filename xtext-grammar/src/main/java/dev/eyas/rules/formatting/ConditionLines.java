package dev.eyas.rules.formatting;

import dev.eyas.rules.formatting.ConditionTree.Chain;
import dev.eyas.rules.formatting.ConditionTree.Check;
import dev.eyas.rules.formatting.ConditionTree.Group;
import dev.eyas.rules.syntax.SyntaxToken;
import dev.eyas.rules.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition on one line or on several: an operand a line, its connective first, and what is still
 * too long broken within its parentheses.
 */
final class ConditionLines {
  /** What ends the name of a list when lists are put in their places. */
  private static final String DELIMITERS = "(),=";

  private final int width;
  private final List<String> lines = new ArrayList<>();

  private ConditionLines(int width) {
    this.width = width;
  }

  static String flat(ConditionTree tree) {
    return flat(tree.tokens());
  }

  /**
   * @param width of the lines
   */
  static List<String> broken(ConditionTree tree, int width) {
    ConditionLines printer = new ConditionLines(width);
    printer.breaks(tree, 0, 0, "");
    return printer.lines;
  }

  private void operand(ConditionTree tree, int indent, String prefix) {
    String flat = prefix + flat(tree);
    if (indent + flat.length() <= width) {
      line(indent, flat);
    } else {
      breaks(tree, indent, indent + ItemLayout.INDENT, prefix);
    }
  }

  /**
   * @param hang where further operands of a chain begin
   */
  private void breaks(ConditionTree tree, int indent, int hang, String prefix) {
    if (tree instanceof Chain chain) {
      chain(chain, indent, hang, prefix);
    } else if (tree instanceof Group group) {
      int inner = indent + ItemLayout.INDENT;
      line(indent, prefix + flat(group.open()));
      breaks(group.content(), inner, inner, "");
      line(indent, group.close().text());
    } else {
      check((Check) tree, indent, prefix);
    }
  }

  private void chain(Chain chain, int indent, int hang, String prefix) {
    for (int i = 0; i < chain.operands().size(); i++) {
      SyntaxToken link = chain.links().get(i);
      String before = (i == 0 ? prefix : "") + (link == null ? "" : link.text() + " ");
      operand(chain.operands().get(i), i == 0 ? indent : hang, before);
    }
  }

  private void check(Check check, int indent, String prefix) {
    List<SyntaxToken> tokens = check.tokens();
    int open = listStart(tokens);
    if (open < 0) {
      line(indent, prefix + flat(tokens));
      return;
    }
    line(indent, prefix + flat(tokens.subList(0, open + 1)));
    List<String> elements = elements(tokens.subList(open + 1, tokens.size() - 1));
    int inner = indent + ItemLayout.INDENT;
    Fill.lines(elements, width - inner).forEach(line -> line(inner, line));
    line(indent, ")");
  }

  /** Index of the parenthesis of the list on the right side, or -1. */
  private static int listStart(List<SyntaxToken> tokens) {
    int depth = 0;
    for (int i = tokens.size() - 1; i > 0; i--) {
      depth += ConditionTree.is(tokens.get(i), ")") ? 1 : 0;
      depth -= ConditionTree.is(tokens.get(i), "(") ? 1 : 0;
      if (depth == 0) {
        boolean list = ConditionTree.is(tokens.get(i), "(") && i + 2 < tokens.size();
        return list && tokens.get(i - 1).kind() == TokenKind.KEYWORD ? i : -1;
      }
    }
    return -1;
  }

  private static List<String> elements(List<SyntaxToken> tokens) {
    List<String> elements = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += ConditionTree.is(tokens.get(i), "(") ? 1 : 0;
      depth -= ConditionTree.is(tokens.get(i), ")") ? 1 : 0;
      if (depth == 0 && ConditionTree.is(tokens.get(i), ",")) {
        elements.add(flat(tokens.subList(start, i)));
        start = i + 1;
      }
    }
    elements.add(flat(tokens.subList(start, tokens.size())));
    return elements;
  }

  private void line(int indent, String text) {
    lines.add(" ".repeat(indent) + text);
  }

  private static String flat(List<SyntaxToken> tokens) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (i > 0 && isSpaced(tokens, i)) {
        text.append(' ');
      }
      text.append(tokens.get(i).text());
    }
    return text.toString();
  }

  private static boolean isSpaced(List<SyntaxToken> tokens, int index) {
    SyntaxToken token = tokens.get(index);
    SyntaxToken previous = tokens.get(index - 1);
    if (is(previous, "(", "[") || is(token, ")", ",", "[", "]")) {
      return false;
    }
    if (ConditionTree.is(token, "(")) {
      return previous.kind() != TokenKind.TRANSFORMER;
    }
    return !isNameGlued(previous, token);
  }

  private static boolean is(SyntaxToken token, String... keywords) {
    for (String keyword : keywords) {
      if (ConditionTree.is(token, keyword)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a word stands so close to its neighbour that it is not taken for the name of a list, as
   * it would be with a blank between them.
   */
  private static boolean isNameGlued(SyntaxToken previous, SyntaxToken token) {
    boolean adjacent = previous.end() == token.start();
    boolean name = previous.kind() == TokenKind.WORD || token.kind() == TokenKind.WORD;
    return adjacent && name && !isDelimiter(last(previous)) && !isDelimiter(token.text().charAt(0));
  }

  private static char last(SyntaxToken token) {
    return token.text().charAt(token.text().length() - 1);
  }

  private static boolean isDelimiter(char c) {
    return DELIMITERS.indexOf(c) >= 0;
  }
}
