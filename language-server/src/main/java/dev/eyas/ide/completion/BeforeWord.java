package dev.eyas.ide.completion;

import dev.eyas.rules.syntax.RulesTokenizer;
import dev.eyas.rules.syntax.SyntaxToken;
import dev.eyas.rules.syntax.TokenKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands before the word that is being typed, without a quote that opens it: it says nothing
 * of what the word may be.
 *
 * @param inString whether the quote is one of a condition's own, and not YAML's
 */
record BeforeWord(String text, List<SyntaxToken> tokens, boolean inString) {
  /** The quote that opens a key's value. */
  private static final Pattern OPENING_QUOTE = Pattern.compile("(?<=: )[\"']$");

  static BeforeWord of(String before) {
    String value = OPENING_QUOTE.matcher(before).replaceFirst("");
    boolean opens = value.length() == before.length() && before.matches("(?s).*[\"']");
    String text = opens ? before.substring(0, before.length() - 1) : value;
    List<SyntaxToken> tokens = RulesTokenizer.tokensBeforeCaret(text);
    return new BeforeWord(text, tokens, opens && BrokenCondition.isIn(tokens));
  }

  /** Whether the word is one of a comment, or one among others of a string. */
  boolean isProse() {
    return tokens.stream()
        .filter(token -> token.end() > token.start() && token.kind() != TokenKind.WS)
        .reduce((earlier, later) -> later)
        .filter(last -> last.kind() == TokenKind.COMMENT || isOpenString(last))
        .isPresent();
  }

  private static boolean isOpenString(SyntaxToken token) {
    String string = token.text();
    return token.kind() == TokenKind.STRING
        && (string.length() < 2 || string.charAt(0) != string.charAt(string.length() - 1));
  }
}
