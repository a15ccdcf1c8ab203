package dev.eyas.rules.parser.antlr;

import dev.eyas.rules.syntax.SyntaxToken;
import java.util.List;
import org.antlr.runtime.ANTLRStringStream;

/** A text for the parser that comes with its tokens. */
final class TokenizedText extends ANTLRStringStream {
  private final List<SyntaxToken> tokens;

  TokenizedText(String text, List<SyntaxToken> tokens) {
    super(text);
    this.tokens = tokens;
  }

  List<SyntaxToken> tokens() {
    return tokens;
  }
}
