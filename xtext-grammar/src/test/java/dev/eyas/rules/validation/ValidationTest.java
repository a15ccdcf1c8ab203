package dev.eyas.rules.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.Corpus;
import dev.eyas.rules.RulesWorkspace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidationTest {
  private static final String RULE =
      """
      - rule: r
        desc: d
        condition: %s
        output: o
        priority: WARNING
      """;

  @Test
  void soundRuleHasNoIssue() {
    assertEquals(List.of(), issues(RULE.formatted("evt.type = execve and proc.name = bash")));
  }

  @Test
  void loaderSpeaksWhereTheParserIsContent() {
    assertEquals(
        List.of("ERROR filter_check called with nonexistent field proc.nam @ proc.nam"),
        issues(RULE.formatted("evt.type = execve and proc.nam = bash")));
    assertEquals(
        List.of("ERROR Invalid priority @ HIGH"),
        issues(RULE.formatted("evt.type = execve").replace("WARNING", "HIGH")));
    assertEquals(
        List.of("WARNING Unknown key 'colour'. The key will be ignored. @ colour"),
        issues(RULE.formatted("evt.type = execve") + "  colour: red\n"));
  }

  @Test
  void theWordsThatAreWrongAreUnderlined() {
    assertEquals(
        List.of("ERROR filter_check called with nonexistent field proc.nam[x] @ proc.nam[x]"),
        issues(RULE.formatted("evt.type = execve and tolower(proc.nam[x]) = bash")));
    assertEquals(
        List.of("ERROR unknown event type opn @ opn"),
        issues(RULE.formatted("evt.type in (open, opn)")));
    assertEquals(
        List.of("ERROR x is not a valid number @ x"),
        issues(RULE.formatted("evt.type = open and proc.pid in (1, x)")));
  }

  @Test
  void errorsBehindTheFirstAreShownToo() {
    String second = RULE.replace("rule: r", "rule: s").formatted("evt.type = execve and a.b = c");
    assertEquals(
        List.of(
            "ERROR filter_check called with nonexistent field proc.nam @ proc.nam",
            "ERROR filter_check called with nonexistent field a.b @ a.b"),
        issues(RULE.formatted("evt.type = execve and proc.nam = bash") + second));
  }

  @Test
  void whatTheParserHasSaidIsNotSaidTwice() {
    assertEquals(
        List.of("ERROR Undefined macro 'nope' used in filter. @ nope"),
        issues(RULE.formatted("evt.type = execve and nope")));
    assertEquals(
        List.of("ERROR Unexpected 'or' @ or"),
        issues(RULE.formatted("evt.type = execve and or fd.num > 1")));
  }

  @Test
  void forgottenQuoteIsAnErrorOfYaml() {
    List<String> issues = issues(RULE.formatted("\"evt.type = execve"));
    assertEquals(1, issues.size(), issues::toString);
  }

  @Test
  void ruleWithoutEventTypeIsWarnedAbout() {
    assertEquals(
        List.of(
            "WARNING Rule matches too many evt.type values. This has a significant performance"
                + " penalty. @ r"),
        issues(RULE.formatted("proc.name = bash")));
  }

  @Test
  void neighboursAreLoadedFirst() {
    RulesWorkspace workspace =
        RulesWorkspace.of(
            Map.of(
                "falco_rules.yaml",
                "- macro: m\n  condition: evt.type = execve\n",
                "falco_rules.local.yaml",
                RULE.formatted("m and proc.name = bash")));
    assertEquals(List.of(), workspace.issues("falco_rules.yaml"));
    assertEquals(List.of(), workspace.issues("falco_rules.local.yaml"));
  }

  @Test
  void officialRulesHaveNoIssue() {
    Map<String, String> files = Corpus.officialRules();
    RulesWorkspace workspace = RulesWorkspace.of(files);
    for (String name : files.keySet()) {
      assertEquals(List.of(), workspace.issues(name), name);
    }
  }

  private static List<String> issues(String text) {
    return RulesWorkspace.of(text).issues("a_rules.yaml");
  }
}
