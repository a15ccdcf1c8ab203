package dev.eyas.rules.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PosixRegexTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      maxCharsPerColumn = 300,
      value = {
        "a++|aaa|true",
        "a++||false",
        "a+?||true",
        "a*?b|aab|true",
        "a{2}?||true",
        "a{2}?|aa|true",
        "a{2}?|a|false",
        "a{2}{3}|aaaaaa|true",
        "a{2}{3}|aaaaa|false",
        "ba{2}*|baaaa|true",
        "ba{2}*|baaa|false",
        "(ab){2}?c|c|true",
        "(a(b)+{2})c|abbbc|true",
        "[b-d]{2}{2}|bcdb|true",
        "[]a]+|]a|true",
        "[[:digit:]]{2}{2}|1234|true",
        "\\x41{2}{2}|AAAA|true",
        "\\x{41}{2}{2}|AAAA|true",
        "\\101{2}{2}|AAAA|true",
        "\\.{2}{2}|....|true",
        "a{,3}|a{,3}|true",
        "a{|a{|true",
        "^a$|a|true",
        "^*a|a|true",
        "a.b|a/b|true",
      })
  void readsAsPosixDoes(String pattern, String value, boolean matches) {
    String text = value == null ? "" : value;
    assertEquals(matches, PosixRegex.compile(pattern).matches(text));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\\d | invalid escape sequence: \\d",
        "[\\w] | invalid escape sequence: \\w",
        "\\bfoo\\b | invalid escape sequence: \\b",
        "\\pL | invalid escape sequence: \\p",
        "(a)\\8 | invalid escape sequence: \\8",
        "(?i)a | no argument for repetition operator: ?",
        "(?:a) | no argument for repetition operator: ?",
        "(?P<n>a) | no argument for repetition operator: ?",
        "*a | no argument for repetition operator: *",
        "(+a) | no argument for repetition operator: +",
        "[a | missing ]: [a",
        "(a | missing ): (a",
        "a) | unexpected ): a)",
        "[z-a] | invalid character class range: z-a",
        "[[:foo:]] | invalid character class range: [:foo:]",
        "a{2,1} | invalid repetition size: {2,1}",
        "a{1001} | invalid repetition size: a{1001}",
        "a{40}{40} | invalid repetition size: a{40}{40}",
        "a\\ | trailing \\: a\\",
      })
  void refusesWhatPosixLacks(String pattern, String reason) {
    FilterError error = assertThrows(FilterError.class, () -> PosixRegex.compile(pattern));
    assertEquals("invalid regex pattern: " + reason, error.getMessage());
  }
}
