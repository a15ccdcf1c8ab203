package dev.eyas.rules.syntax;

import java.util.ArrayList;
import java.util.List;

/** A cursor over the text of an embedded language that collects its tokens; blanks are not kept. */
final class TokenBuilder {
  private final String text;
  private final List<SyntaxToken> tokens = new ArrayList<>();
  private int pos;

  TokenBuilder(String text) {
    this.text = text;
  }

  int position() {
    return pos;
  }

  boolean atEnd() {
    return pos >= text.length();
  }

  /** The character at the cursor, or NUL at the end. */
  char peek() {
    return charAt(pos);
  }

  char charAt(int offset) {
    return offset < text.length() ? text.charAt(offset) : 0;
  }

  boolean startsWith(String prefix) {
    return text.startsWith(prefix, pos);
  }

  void skipSpace() {
    while (pos < text.length() && isSpace(text.charAt(pos))) {
      pos++;
    }
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\b' || c == '\uFEFF';
  }

  String substring(int end) {
    return text.substring(pos, end);
  }

  void keyword(int length) {
    token(TokenKind.KEYWORD, pos + length);
  }

  /** A token from the cursor to {@code end}; the cursor moves there. */
  void token(TokenKind kind, int end) {
    tokens.add(new SyntaxToken(kind, text.substring(pos, end), pos, end));
    pos = end;
  }

  /** Marks the text from the cursor to {@code end}, which may be empty, as an error. */
  void error(String message, int end) {
    tokens.add(new SyntaxToken(TokenKind.ERROR, message, pos, end));
    pos = end;
  }

  /**
   * Tokens that were read from the text at the cursor alone.
   *
   * @param length of that text; the cursor moves behind it
   */
  void embed(List<SyntaxToken> embedded, int length) {
    for (SyntaxToken token : embedded) {
      tokens.add(
          new SyntaxToken(token.kind(), token.text(), pos + token.start(), pos + token.end()));
    }
    pos += length;
  }

  List<SyntaxToken> tokens() {
    return tokens;
  }
}
