package dev.eyas.rules.formatting;

import dev.eyas.rules.syntax.Lines;
import dev.eyas.rules.syntax.MappedText;
import dev.eyas.rules.syntax.SyntaxToken;
import dev.eyas.rules.syntax.YamlNode.Entry;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Style;
import java.util.List;

/**
 * Lays out conditions. One on a single line stays there if it fits; any other becomes a folded
 * scalar with an operand a line. Only blanks between tokens ever change.
 */
final class ConditionLayout {
  private final Sheet sheet;
  private final String text;
  private final Lines lines;
  private final BlockScalarLayout blockScalars;

  ConditionLayout(Sheet sheet, BlockScalarLayout blockScalars) {
    this.sheet = sheet;
    this.text = sheet.text();
    this.lines = sheet.lines();
    this.blockScalars = blockScalars;
  }

  /** Whether a condition can be laid out at all: nothing in it is in error. */
  static boolean isSound(Scalar condition) {
    List<SyntaxToken> tokens = ConditionTree.tokens(condition.value());
    return tokens.isEmpty() || ConditionTree.of(tokens).isPresent();
  }

  /**
   * @param entry with a sound condition for its value
   * @param column new column of its key
   */
  void condition(Entry entry, int column) {
    Scalar scalar = (Scalar) entry.value();
    List<SyntaxToken> tokens = ConditionTree.tokens(scalar.value());
    ConditionTree tree = ConditionTree.of(tokens).filter(ConditionLayout::isReadAlike).orElse(null);
    switch (scalar.style()) {
      case LITERAL, FOLDED -> {
        sheet.separate(entry.colon() + 1, scalar.start(), column + ItemLayout.INDENT);
        block(scalar, tree, tokens, column);
      }
      default -> inline(entry, tree, tokens, column);
    }
  }

  /** Whether the words of the condition are the same ones with our blanks between them. */
  private static boolean isReadAlike(ConditionTree tree) {
    return words(tree.tokens()).equals(words(ConditionTree.tokens(ConditionLines.flat(tree))));
  }

  private static List<String> words(List<SyntaxToken> tokens) {
    return tokens.stream().map(token -> token.kind() + " " + token.text()).toList();
  }

  private void block(Scalar scalar, ConditionTree tree, List<SyntaxToken> tokens, int column) {
    if (tree == null || !isVerbatim(scalar, tokens)) {
      blockScalars.move(scalar, column);
      return;
    }
    List<Integer> content = sheet.furtherLines(scalar.start(), scalar.end());
    content.forEach(sheet::settle);
    content.forEach(sheet::keepEnd);
    sheet.keepEnd(scalar.start());
    int indent = column + blockScalars.step(scalar);
    long written = content.stream().filter(line -> !lines.blankLine(line)).count();
    String printed = printed(tree, written > 1, Sheet.WIDTH - indent);
    String lineStart = sheet.lineBreak() + " ".repeat(indent);
    int header = headerEnd(scalar);
    sheet.replace(header, scalar.content().offset(tokens.get(0).start()), lineStart);
    replaceGaps(scalar, tokens, printed, lineStart);
    blockScalars.settleEnd(scalar);
  }

  private int headerEnd(Scalar scalar) {
    int end = lines.end(scalar.start());
    while (Lines.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** Whether each token stands in the file as it is, and nothing but blanks behind the last. */
  private boolean isVerbatim(Scalar scalar, List<SyntaxToken> tokens) {
    MappedText content = scalar.content();
    int last = content.offset(tokens.get(tokens.size() - 1).end());
    return last == scalar.end()
        && tokens.stream()
            .allMatch(token -> text.startsWith(token.text(), content.offset(token.start())));
  }

  private static String printed(ConditionTree tree, boolean severalLines, int width) {
    String flat = ConditionLines.flat(tree);
    return severalLines || flat.length() > width
        ? String.join("\n", ConditionLines.broken(tree, width))
        : flat;
  }

  /** Puts what is printed between the tokens in the place of what has been there. */
  private void replaceGaps(
      Scalar scalar, List<SyntaxToken> tokens, String printed, String lineStart) {
    MappedText content = scalar.content();
    List<SyntaxToken> again = ConditionTree.tokens(printed);
    for (int i = 1; i < tokens.size(); i++) {
      String gap = printed.substring(again.get(i - 1).end(), again.get(i).start());
      sheet.replace(
          content.offset(tokens.get(i - 1).end()),
          content.offset(tokens.get(i).start()),
          gap.replace("\n", lineStart));
    }
  }

  private void inline(Entry entry, ConditionTree tree, List<SyntaxToken> tokens, int column) {
    Scalar scalar = (Scalar) entry.value();
    boolean severalLines = lines.end(scalar.start()) < scalar.end();
    int start = column + entry.colon() + ItemLayout.INDENT - entry.key().start();
    int quotes = scalar.style() == Style.PLAIN ? 0 : 2;
    boolean fits =
        tree != null
            && !severalLines
            && start + ConditionLines.flat(tree).length() + quotes <= Sheet.WIDTH;
    if (tree != null && !fits && canBeFolded(entry, tokens)) {
      fold(entry, tree, column);
      return;
    }
    sheet.separate(entry.colon() + 1, scalar.start(), column + ItemLayout.INDENT);
    sheet.continuation(scalar, column + ItemLayout.INDENT);
    if (fits) {
      spaced(scalar, tree, tokens);
    }
  }

  private void spaced(Scalar scalar, ConditionTree tree, List<SyntaxToken> tokens) {
    String flat = ConditionLines.flat(tree);
    if (scalar.style() != Style.PLAIN || isPlain(flat)) {
      replaceGaps(scalar, tokens, flat, "");
    }
  }

  /** Whether YAML reads a text on one line without quotes as what it is. */
  private static boolean isPlain(String text) {
    return !text.contains(" #") && !text.contains(": ") && !text.endsWith(":");
  }

  /** A folded scalar has no escapes, and begins on the line of its key. */
  private boolean canBeFolded(Entry entry, List<SyntaxToken> tokens) {
    return text.substring(entry.colon() + 1, entry.value().start()).isBlank()
        && tokens.stream()
            .flatMapToInt(token -> token.text().chars())
            .allMatch(c -> isPrintable(c));
  }

  private static boolean isPrintable(int c) {
    boolean ascii = c >= ' ' && c < 0x7f;
    return ascii || (c >= 0xa0 && c != 0x2028 && c != 0x2029 && c != 0xfeff);
  }

  /** A comment behind the condition stays on the line of its key. */
  private void fold(Entry entry, ConditionTree tree, int column) {
    int start = entry.colon() + 1;
    int end = lines.end(entry.value().end());
    sheet.linesOf(start, end).forEach(sheet::settle);
    sheet.linesOf(start, end).forEach(sheet::keepEnd);
    int indent = column + ItemLayout.INDENT;
    String lineStart = sheet.lineBreak() + " ".repeat(indent);
    List<String> broken = ConditionLines.broken(tree, Sheet.WIDTH - indent);
    String comment = text.substring(entry.value().end(), end).stripTrailing();
    sheet.replace(start, end, " >" + comment + lineStart + String.join(lineStart, broken));
  }
}
