package dev.eyas.rules.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.Corpus;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.rules.ruleset.RulesLoader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FalcoSyntaxTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "not",
          "and",
          "or",
          "not(",
          "(",
          ")",
          "[",
          "]",
          ",",
          "evt.type",
          "proc.name",
          "fd.num",
          "proc.aname[2]",
          "exists",
          "=",
          "==",
          "!=",
          "<",
          "<=",
          ">",
          ">=",
          "in",
          "pmatch",
          "intersects",
          "contains",
          "icontains",
          "startswith",
          "glob",
          "regex",
          "oneof",
          "anyof",
          "allof",
          "val(",
          "tolower(",
          "len(",
          "join(",
          "concat(",
          "getopt(",
          "b64(",
          "\"x y\"",
          "'z'",
          "\"a\\q\"",
          "\"",
          "1",
          "-2",
          "0x1f",
          "1.5e+3",
          "/etc/passwd",
          "a-b",
          "<NA>",
          "\n",
          "\t",
          "é",
          "#",
          "$",
          "%",
          ":",
          "a.b.c",
          ".",
          "..",
          "open",
          "()",
          "(a, b)");

  private final ConditionParser parser = new FalcoConditionParser();
  private final GrammarConditionParser grammar = new GrammarConditionParser();

  @Test
  void theGrammarReadsTheSame() {
    Random random = new Random(20_260_731);
    int accepted = 0;
    for (int i = 0; i < 120_000; i++) {
      accepted += isReadByBoth(text(random)) ? 1 : 0;
    }
    assertTrue(accepted > 1000, "only " + accepted + " of the texts are conditions");
  }

  @Test
  void theGrammarReadsTheSameInOfficialRules() {
    List<RulesSource> sources =
        Corpus.officialRules().entrySet().stream()
            .map(file -> new RulesSource(file.getKey(), file.getValue()))
            .toList();
    EffectiveRuleset rules = new RulesLoader().load(sources).ruleset();
    rules.rules().forEach(rule -> assertTrue(isReadByBoth(rule.expanded().text())));
    rules.macros().forEach(macro -> assertTrue(isReadByBoth(macro.expanded().text())));
    assertTrue(rules.rules().size() > 80, "rules " + rules.rules().size());
  }

  private boolean isReadByBoth(String text) {
    try {
      Syntax read = parser.condition(text);
      assertEquals(read, grammar.condition(text), text);
      return true;
    } catch (SyntaxError unread) {
      return false;
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(8);
    for (int i = 0; i < length; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      if (random.nextInt(4) > 0) {
        text.append(' ');
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "a and                  | 5 | expected blank or '(' after 'and'",
        "a andb                 | 5 | expected blank or '(' after 'and'",
        "a or                   | 4 | expected blank or '(' after 'or'",
        "a b                    | 2 | unexpected token after 'a', expecting 'or', 'and'",
        "a.b = \"x y\" c        | 12 | unexpected token after 'x y', expecting 'or', 'and'",
        "a.b exists c           | 11 | unexpected token after 'exists', expecting 'or', 'and'",
        "(a                     | 2 | expected a ')' token",
        "(a or b c)             | 8 | expected a ')' token",
        "a)                     | 1 | unexpected token after 'a', expecting 'or', 'and'",
        "a.b[                   | 4 | expected a valid field argument: a quoted string or a bare"
            + " string",
        "a.b[ x]                | 4 | expected a valid field argument: a quoted string or a bare"
            + " string",
        "a.b[x = 1              | 5 | expected a ']' token",
        "tolower(a.b = x        | 12 | expected a ')' token closing the transformer",
        "a.b = val(tolower(c.d)) | 10 | expected a field within 'val' transformer",
        "a.b = val(c.d [1])     | 14 | expected a ')' token closing the transformer",
        "val(a.b) = x           | 3 | unexpected token after 'val', expecting 'or', 'and'",
        "a.b in (x,)            | 10 | expected a string value",
        "a.b in (,)             | 8 | expected a ')' token",
        "a.b in (\"x)           | 8 | expected a ')' token",
        "a.b = \"\\q\"          | 10 | unsupported string escape sequence: \\q",
        "a.b in oneof (x)       | 13 | unexpected token after 'oneof', expecting 'or', 'and'",
        "a.b = oneof (x         | 14 | expected a ')' token",
        "a or and               | 8 | 'and', 'or' and 'not' are no names of macros",
        "(not                   | 4 | expected a ')' token",
      })
  void tellsWhereFalcoStopsAndWhy(String text, int offset, String message) {
    SyntaxError error = assertThrows(SyntaxError.class, () -> parser.condition(text));
    assertEquals(message, error.getMessage());
    assertEquals(offset, error.offset());
  }

  @Test
  void oneUnreadableValueIsAnEmptyList() {
    Syntax.Check check = (Syntax.Check) parser.condition("a.b in (\"\\q\")");
    assertEquals(List.of(), ((Syntax.Values) check.right()).texts());
  }

  @Test
  void readsAsDeepAsFalco() {
    parser.condition("(".repeat(198) + "a" + ")".repeat(198));
    parser.condition("not (".repeat(198) + "a" + ")".repeat(198));
    parser.condition("not(".repeat(248) + "a" + ")".repeat(248));
    parser.condition("not ".repeat(1000) + "a");
    String deeper = "(".repeat(10_000) + "a" + ")".repeat(10_000);
    SyntaxError error = assertThrows(SyntaxError.class, () -> parser.condition(deeper));
    assertEquals("exceeded max depth limit of 1000", error.getMessage());
  }
}
