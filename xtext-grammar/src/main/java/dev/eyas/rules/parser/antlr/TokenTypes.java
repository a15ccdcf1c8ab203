package dev.eyas.rules.parser.antlr;

import dev.eyas.rules.syntax.SyntaxToken;
import dev.eyas.rules.syntax.TokenKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.antlr.runtime.Token;

/** The numbers that the generated parsers give to the grammar's terminals and keywords. */
final class TokenTypes {
  /** By their spelling. */
  private static final Map<String, Integer> KEYWORDS = new HashMap<>();

  private static final Map<TokenKind, Integer> KINDS = new EnumMap<>(TokenKind.class);

  static {
    read()
        .forEach(
            (terminal, number) -> {
              if (terminal.startsWith("'")) {
                KEYWORDS.put(terminal.substring(1, terminal.length() - 1), number);
              } else if (terminal.startsWith("RULE_")) {
                KINDS.put(TokenKind.valueOf(terminal.substring("RULE_".length())), number);
              }
            });
  }

  private TokenTypes() {}

  static int of(SyntaxToken token) {
    return switch (token.kind()) {
      case ERROR -> Token.INVALID_TOKEN_TYPE;
      case KEYWORD -> number(KEYWORDS, token.text());
      default -> number(KINDS, token.kind());
    };
  }

  private static <T> int number(Map<T, Integer> numbers, T terminal) {
    Integer number = numbers.get(terminal);
    if (number == null) {
      throw new IllegalArgumentException("The grammar has no " + terminal);
    }
    return number;
  }

  /** Lines are such as {@code 'rule'=42} and {@code '='=58}. */
  private static Map<String, Integer> read() {
    String file = "internal/InternalFalcoRulesParser.tokens";
    Map<String, Integer> numbers = new HashMap<>();
    try (InputStream in = TokenTypes.class.getResourceAsStream(file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> add(numbers, line));
      return numbers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Map<String, Integer> numbers, String line) {
    int equals = line.lastIndexOf('=');
    numbers.put(line.substring(0, equals), Integer.valueOf(line.substring(equals + 1)));
  }
}
