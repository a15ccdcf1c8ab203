package dev.eyas.rules.parser.antlr;

import dev.eyas.rules.syntax.SyntaxToken;
import dev.eyas.rules.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** The tokens of an item, and before them all that follows the last one. */
record ItemTokens(List<SyntaxToken> tokens) {
  /**
   * The tokens of a file in parts, which are one more than its items: behind them there may be
   * tokens of no item, or none.
   */
  static List<ItemTokens> of(List<SyntaxToken> file) {
    List<ItemTokens> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < file.size(); i++) {
      if (file.get(i).kind() == TokenKind.ITEM_END) {
        parts.add(new ItemTokens(file.subList(start, i + 1)));
        start = i + 1;
      }
    }
    parts.add(new ItemTokens(file.subList(start, file.size())));
    return parts;
  }

  /** Offset of the first one; 0 without any. */
  int start() {
    return tokens.isEmpty() ? 0 : tokens.get(0).start();
  }

  /** Offset behind the last one; 0 without any. */
  int end() {
    return tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).end();
  }

  /** The same tokens of a text that begins with the first one. */
  List<SyntaxToken> alone() {
    int start = start();
    return tokens.stream()
        .map(
            token ->
                new SyntaxToken(
                    token.kind(), token.text(), token.start() - start, token.end() - start))
        .toList();
  }

  /** Whether others are the same, but for the place in the file. */
  boolean isLike(ItemTokens other) {
    int moved = other.start() - start();
    boolean like = tokens.size() == other.tokens.size();
    for (int i = 0; like && i < tokens.size(); i++) {
      like = isLike(tokens.get(i), other.tokens.get(i), moved);
    }
    return like;
  }

  private static boolean isLike(SyntaxToken one, SyntaxToken other, int moved) {
    return one.kind() == other.kind()
        && one.start() + moved == other.start()
        && one.end() + moved == other.end()
        && one.text().equals(other.text());
  }
}
