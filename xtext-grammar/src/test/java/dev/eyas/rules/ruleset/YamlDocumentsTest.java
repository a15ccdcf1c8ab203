package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.TracedText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** YAML in all its shapes, as Falco's library takes it. */
class YamlDocumentsTest {
  private static final String RULE =
      "- rule: r\n  desc: d\n  condition: evt.type = open\n  output: x\n  priority: INFO\n";

  @Test
  void positionsCountBytes() {
    LoadProblem error =
        error(
            "- rule: é\n  desc: 😀 x\n  condition: evt.type = \"é\" and é = 1\n"
                + "  output: x\n  priority: INFO\n");
    LoadProblem.Location place = error.context().get(error.context().size() - 1);
    assertEquals(List.of(3, 34, 59), List.of(place.line(), place.column(), place.offset()));
    assertEquals("\"evt.type = \"é\" a...\"", place.name());
    assertEquals("evt.type = \"é\" and é = 1\n" + " ".repeat(25) + "^\n", error.snippet());
    assertEquals(55, error.range().offset());
  }

  @Test
  void aByteOrderMarkCountsForNothing() {
    LoadProblem error = error("\uFEFF- rule: r\n  priority: INFO\n");
    assertEquals(2, error.context().get(1).offset());
    assertEquals(3, error.range().offset());
  }

  @Test
  void whatNestsTooDeepIsRefusedWhereItDoes() {
    String before = "- list: a\n  items: [b]\n- list: c\n  items: ";
    LoadProblem error = error(before + "[".repeat(10_000) + "]".repeat(10_000) + "\n");
    assertEquals(
        "YAML error at line 4, column 508: sequences and mappings stand in more than 500 others",
        error.message());
    assertEquals(before.length() + 498, error.range().offset());
  }

  @Test
  void halfACharacterIsRefusedWhereItStands() {
    String before = "- list: a\n  items: [é, b";
    LoadProblem error = error(before + "\uD83D]\n");
    assertEquals(
        "YAML error at line 2: a text has no character U+D83D; in double quotes, write an escape",
        error.message());
    assertEquals(before.length(), error.range().offset());
    assertTrue(error("- list: \"\\ud83d\\ude00\"\n").message().contains("half a character"));
    assertTrue(load("- list: \"\\U0001f600\\\\ud83d\"\n  items: [a]\n").successful());
  }

  @Test
  void allOtherCharactersAreOrdinaryOnes() {
    String icon = "\uE000\uE085";
    for (String character :
        List.of("\0", "\u0004", "\u001D", "\u007F", "\u0085", "\u2028", "\u2029", "\uFFFF")) {
      String described = "a" + character + "b" + icon;
      for (String style :
          List.of("%s", "'%s'", "\"%s\"", "%s # c" + character + "- d", "|-\n    %s")) {
        String rule = RULE.replace("desc: d", "desc: " + style.formatted(described));
        LoadOutcome outcome = load(rule);
        assertTrue(outcome.successful(), () -> style + outcome.results());
        assertEquals(described, outcome.ruleset().rules().get(0).description(), style);
      }
    }
    assertEquals("\u0085", list("- list: l\n  items: [\"\\N\"]\n").get(0));
  }

  @Test
  void aTabIsABlankUnlessItIndents() {
    for (String blank :
        List.of(
            "- list:\tl\t# c\n  items:\t[a,\tb\t]\t\n",
            "- list: l\n  items: [a,\n\tb]\n",
            "- {\n\tlist: l,\n\t\"items\": [a, b]\n  }\n",
            "- list: l\n  items:\n  -\ta\n  - \tb\n",
            "- list: 'l'\n\t\n\t# c\n  items: [a, b]\n")) {
      assertEquals(List.of("a", "b"), list(blank), blank);
    }
    assertEquals("\"a b\"", list("- list: l\n  items:\n  - a\n   \tb\n").get(0));
    for (String indents :
        List.of(
            "-\tlist: l\n",
            "- \t\"list\": l\n",
            "\t- list: l\n",
            "- list: l\n\titems: [a]\n",
            "- list: l\n  items:\n  \t- a\n",
            "- list: l\n  items:\n  -\t- a\n",
            "- list: l\n  items:\n  - a\n  \tb\n",
            "- list: l\n\t\n  items: [a]\n")) {
      assertEquals(LoadCode.LOAD_ERR_YAML_PARSE, error(indents).code(), indents);
    }
  }

  @Test
  void nothingMayStandBetweenCommas() {
    for (String items : List.of("[a,, b]", "[,a]", "[a, ,]", "[&a [a], *a,,]")) {
      LoadProblem error = error("- list: l\n  items: " + items + "\n");
      assertEquals("sequence value is not scalar", error.message(), items);
    }
    assertEquals(
        List.of("Unknown key 'null'. The key will be ignored."),
        load("- {list: l,, items: [a]}\n- {~: a, list: k, items: [l]}\n")
            .results()
            .get(0)
            .warnings()
            .stream()
            .map(LoadProblem::message)
            .filter(message -> message.startsWith("Unknown key"))
            .distinct()
            .toList());
    assertEquals(LoadCode.LOAD_ERR_YAML_PARSE, error("- ,a\n").code());
  }

  @Test
  void noTextInBracketsBeginsWithAQuestionMark() {
    for (String items : List.of("[?a]", "[b, ?a*]", "[{?a: b}]", "[a?]", "[a?b]")) {
      LoadProblem error = error("- list: l\n  items: " + items + "\n");
      assertEquals(LoadCode.LOAD_ERR_YAML_PARSE, error.code(), items);
    }
    assertEquals(List.of("?a"), list("- list: l\n  items: ['?a']\n"));
    assertEquals(List.of("?a", "a?b"), list("- list: l\n  items:\n  - ?a\n  - a?b\n"));
    assertTrue(load(RULE.replace("  desc", "  ?desc: d\n  ? x\n  : y\n  desc")).successful());
  }

  @Test
  void moreIsEscaped() {
    assertEquals(
        List.of("a/b", "it's", "a\tb"),
        list("- list: l\n  items: [\"a\\/b\", \"it\\'s\", \"a\\\tb\"]\n"));
    assertEquals(LoadCode.LOAD_ERR_YAML_PARSE, error("- list: \"\\q\"\n").code());
  }

  @Test
  void aLastWordIsAKey() {
    String macro = "- list: l\n  items: [a]\n- macro: m\n  condition evt.type = open\n   or m\n";
    for (String end : List.of("", "\n\n", "---\n- text\n", "...\n")) {
      assertEquals("Item has no mapping for key 'condition'", error(macro + end).message(), end);
    }
    for (String end : List.of("# comment\n", "- list: k\n  items: [a]\n", "  append: true\n")) {
      assertEquals(LoadCode.LOAD_ERR_YAML_PARSE, error(macro + end).code(), end);
    }
    assertEquals("Rules content is not yaml", error(RULE + "text\n").message());
  }

  @Test
  void aQuoteMayStayOpenInTheLastLine() {
    assertEquals(
        "Item has no mapping for key 'items'",
        error("- list: l\n  things: \"[a]\n- list: k\n").message());
    assertEquals(LoadCode.LOAD_ERR_YAML_PARSE, error("- list: 'l").code());
  }

  @Test
  void whatFollowsARootSequenceIsADocument() {
    assertEquals("Rules content is not yaml array of objects", error(RULE + "a: b\n").message());
    assertEquals(1, load(RULE + "---\n" + RULE).ruleset().rules().size());
    String other = RULE.replace("rule: r", "rule: s");
    assertEquals(2, load(RULE + "...\n" + other).ruleset().rules().size());
    assertTrue(load("%YAML 1.2\n---\n" + RULE + "...\n").successful());
  }

  @Test
  void aTagMakesTextOfNothing() {
    assertTrue(load(RULE.replace("desc: d", "desc: !!str ~")).successful());
    assertEquals(
        "Mapping for key 'desc' is empty", error(RULE.replace("desc: d", "desc: ~")).message());
    assertEquals(
        "Value must be non-empty", error(RULE.replace("desc: d", "desc: !!str")).message());
  }

  @Test
  void allStylesMeanTheSame() {
    for (String condition :
        List.of(
            "evt.type = open",
            "'evt.type = open'",
            "\"evt.type\\x20= open\"",
            "evt.type\n    = open",
            ">\n    evt.type =\n    open",
            "|-\n    evt.type = open",
            ">2-\n     evt.type = open",
            "&a evt.type = open",
            "!!str evt.type = open",
            "evt.type = open # comment",
            "\tevt.type = open")) {
      LoadOutcome outcome = load(RULE.replace("evt.type = open", condition));
      assertTrue(outcome.successful(), () -> condition + outcome.results());
      assertEquals(2, outcome.ruleset().rules().get(0).eventTypes().cardinality(), condition);
    }
    assertTrue(load(RULE.replace("\n", "\r\n")).successful());
    assertTrue(load(RULE.replace("\n", "\r")).successful());
    assertTrue(load("\uFEFF" + RULE).successful());
    assertTrue(load("[{list: l, items: [a, 'b', \"c\", ]}, ]").successful());
  }

  @Test
  void anAliasIsWhatItStandsFor() {
    String rules = RULE + RULE.replace("rule: r", "rule: s").replace("desc: d", "desc: *d");
    LoadOutcome outcome = load(rules.replaceFirst("desc: d", "desc: &d described"));
    assertEquals("described", outcome.ruleset().rules().get(1).description());
  }

  @Test
  void aBombOfAliasesIsRefused() {
    StringBuilder bomb = new StringBuilder("- list: l\n  items: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String inner = "*a" + (i - 1) + ", ";
      bomb.append("- x").append(i).append(": &a").append(i).append(" [");
      bomb.append(inner.repeat(9)).append("]\n");
    }
    assertTrue(error(bomb.toString()).message().contains("aliases make more than"));
    assertTrue(error("- list: &a [*a]\n").message().contains("an alias stands within"));
  }

  @Test
  void deepNestingIsRefused() {
    assertEquals(LoadCode.LOAD_ERR_YAML_PARSE, error("[".repeat(100_000)).code());
    assertEquals(LoadCode.LOAD_ERR_YAML_PARSE, error("- ".repeat(100_000)).code());
    assertEquals(LoadCode.LOAD_ERR_YAML_PARSE, error("{a: ".repeat(10_000)).code());
  }

  private static List<String> list(String text) {
    LoadOutcome outcome = load(text);
    assertTrue(outcome.successful(), () -> text + outcome.results());
    return outcome.ruleset().list("l").orElseThrow().items().stream()
        .map(TracedText::text)
        .toList();
  }

  private static LoadProblem error(String text) {
    return load(text).results().get(0).errors().get(0);
  }

  private static LoadOutcome load(String text) {
    return new RulesLoader().load(List.of(new RulesSource("a.yaml", text)));
  }
}
