package dev.eyas.ide.completion;

import dev.eyas.rules.syntax.SyntaxToken;
import dev.eyas.rules.syntax.TokenKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes on in a condition although something in front of the caret is wrong, which makes the parser
 * leave the condition.
 */
final class BrokenCondition {
  private static final Set<String> CONNECTIVES = Set.of("and", "or", "not");

  private BrokenCondition() {}

  /** A macro whose condition is what follows the last connective; empty outside conditions. */
  static Optional<String> tail(String before, List<SyntaxToken> tokens) {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      SyntaxToken token = tokens.get(i);
      if (token.kind() == TokenKind.COND_BEGIN) {
        return Optional.empty();
      }
      if (token.kind() == TokenKind.KEYWORD && CONNECTIVES.contains(token.text())) {
        String tail = before.substring(token.end()).replaceAll("\\s", " ");
        return isInCondition(tokens, i)
            ? Optional.of("- macro: m\n  condition:" + tail)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether these tokens end in a condition. */
  static boolean isIn(List<SyntaxToken> tokens) {
    return isInCondition(tokens, tokens.size() - 1);
  }

  private static boolean isInCondition(List<SyntaxToken> tokens, int index) {
    for (int i = index; i >= 0; i--) {
      switch (tokens.get(i).kind()) {
        case COND_BEGIN -> {
          return true;
        }
        case COND_END -> {
          return false;
        }
        default -> {}
      }
    }
    return false;
  }
}
