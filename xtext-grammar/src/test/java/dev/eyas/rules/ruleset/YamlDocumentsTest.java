package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
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
  void aControlCharacterIsRefusedWhereItStands() {
    String before = "- list: a\n  items: [é, b";
    for (int character : List.of(0, 0x1D)) {
      LoadProblem error = error(before + (char) character + "]\n");
      assertEquals(
          "YAML error at line 2: a text has no character U+%04X; in double quotes, write an escape"
              .formatted(character),
          error.message());
      assertEquals(before.length(), error.range().offset());
    }
    assertEquals(0, error("\uFFFF").range().offset());
    assertTrue(load("- list: a\n  items: [\"\\0\"]\n").successful());
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

  private static LoadProblem error(String text) {
    return load(text).results().get(0).errors().get(0);
  }

  private static LoadOutcome load(String text) {
    return new RulesLoader().load(List.of(new RulesSource("a.yaml", text)));
  }
}
