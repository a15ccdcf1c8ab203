package dev.eyas.rules.syntax;

import dev.eyas.rules.RulesSource;
import java.util.ArrayList;
import java.util.List;

/** Collects tokens in order and fills what lies between them with hidden ones. */
final class TokenSink {
  private final String text;
  private final Lines lines;
  private final List<SyntaxToken> tokens = new ArrayList<>();
  private int end;

  TokenSink(String text) {
    this.text = text;
    this.lines = new Lines(text);
  }

  void keyword(String keyword, int start, int end) {
    add(TokenKind.KEYWORD, keyword, start, end);
  }

  /** An empty token directly after the last one. */
  void synthetic(TokenKind kind) {
    tokens.add(new SyntaxToken(kind, "", end, end));
  }

  /** An empty token at an offset not before the last one's end. */
  void synthetic(TokenKind kind, int offset) {
    add(kind, "", offset, offset);
  }

  void add(TokenKind kind, int start, int end) {
    add(kind, text.substring(start, end), start, end);
  }

  void add(TokenKind kind, String tokenText, int start, int end) {
    fill(start);
    tokens.add(new SyntaxToken(kind, tokenText, this.end, Math.max(this.end, end)));
    this.end = Math.max(this.end, end);
  }

  /** Tokens of an embedded language, placed by the map of the text they were read from. */
  void addAll(List<SyntaxToken> embedded, MappedText map) {
    for (SyntaxToken token : embedded) {
      add(token.kind(), token.text(), map.offset(token.start()), map.offset(token.end()));
    }
  }

  /** A text that is too large to be read is one hidden token. */
  List<SyntaxToken> finish() {
    if (RulesSource.isTooLarge(text)) {
      hide(TokenKind.PUNCT, text.length());
    }
    fill(text.length());
    return tokens;
  }

  private void fill(int to) {
    while (end < to) {
      char c = text.charAt(end);
      if (end < lines.textStart()) {
        hide(TokenKind.WS, lines.textStart());
      } else if (Lines.isBreak(c)) {
        hide(TokenKind.NL, Math.min(lines.next(end), to));
      } else if (Lines.isBlank(c)) {
        hide(TokenKind.WS, Math.min(lines.skipBlanks(end), to));
      } else if (lines.commentAt(end)) {
        hide(TokenKind.COMMENT, Math.min(lines.end(end), to));
      } else {
        hide(TokenKind.PUNCT, punctuationEnd(to));
      }
    }
  }

  private int punctuationEnd(int to) {
    int next = end;
    while (next < to && !Lines.isSpace(text.charAt(next))) {
      next++;
    }
    return next;
  }

  private void hide(TokenKind kind, int to) {
    tokens.add(new SyntaxToken(kind, text.substring(end, to), end, to));
    end = to;
  }
}
