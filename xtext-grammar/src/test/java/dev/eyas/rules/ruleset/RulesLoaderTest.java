package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Priority;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Right;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesLoaderTest {
  private final RulesLoader loader = new RulesLoader();

  @Test
  void warnsOfARuleForEveryEvent() {
    LoadOutcome outcome = load(rule("container.id != host and proc.name = bash"));
    assertTrue(outcome.successful());
    assertEquals(List.of(LoadCode.LOAD_NO_EVTTYPE), warnings(outcome));
    assertEquals(1, outcome.ruleset().rules().size());
  }

  @Test
  void givesARuleItsParts() {
    EffectiveRule rule =
        only(
            load(
                """
                - rule: Shell
                  desc: A shell
                  condition: evt.type = execve and proc.name = bash
                  output: "shell %proc.name"
                  priority: info
                  tags: [b, a]
                  enabled: false
                """));
    assertEquals("Shell", rule.name());
    assertEquals("A shell", rule.description());
    assertEquals(Priority.INFORMATIONAL, rule.priority());
    assertEquals(List.of("a", "b"), List.copyOf(rule.tags()));
    assertFalse(rule.enabled());
    assertEquals("syscall", rule.source());
    assertEquals("shell %proc.name", rule.output().text());
    List<String> names =
        rule.eventTypes().stream().mapToObj(Events::get).map(EventType::name).distinct().toList();
    assertEquals(List.of("execve"), names);
  }

  @Test
  void pointsIntoWhatTheUserWrote() {
    String lists = "- list: shells\n  items: [bash, zsh]\n";
    String macros = "- macro: spawned\n  condition: evt.type = execve\n";
    String rules =
        "- rule: r\n  desc: d\n  condition: >\n    spawned and\n    proc.name in (shells)\n"
            + "  output: x\n  priority: INFO\n";
    LoadOutcome outcome = load(lists, macros, rules);
    Condition.And and = (Condition.And) only(outcome).condition();
    Condition.MacroUse macro = (Condition.MacroUse) and.operands().get(0);
    assertEquals("spawned", text(macro.origin(), lists, macros, rules));
    assertEquals("evt.type = execve", text(macro.body().origin(), lists, macros, rules));
    Condition.Check check = (Condition.Check) and.operands().get(1);
    assertEquals("proc.name in (shells)", text(check.origin(), lists, macros, rules));
    assertEquals(new Right.Constants(List.of("bash", "zsh")), check.right());
  }

  @Test
  void pointsIntoQuotedText() {
    String rules = rule("'evt.type = open and fd.name = ''a b'''");
    Condition.And and = (Condition.And) only(load(rules)).condition();
    assertEquals("fd.name = ''a b''", text(and.operands().get(1).origin(), rules));
  }

  @Test
  void pointsFromAnAppendedPartToItsFile() {
    String base = rule("evt.type = open");
    String more = "- rule: r\n  condition: and proc.name = z\n  override:\n    condition: append\n";
    Condition.And and = (Condition.And) only(load(base, more)).condition();
    assertEquals("evt.type = open", text(and.operands().get(0).origin(), base, more));
    assertEquals("proc.name = z", text(and.operands().get(1).origin(), base, more));
    assertEquals("1.yaml", and.operands().get(1).origin().source());
  }

  @Test
  void compilesExceptions() {
    String rules =
        rule("evt.type = open")
            + "  exceptions:\n    - name: e\n      fields: [proc.name, fd.name]\n"
            + "      comps: [=, startswith]\n      values:\n        - [cat, /etc]\n";
    Condition.And and = (Condition.And) only(load(rules)).condition();
    Condition.Not not = (Condition.Not) and.operands().get(1);
    Condition.And exception = (Condition.And) not.operand();
    assertEquals("proc.name", text(exception.operands().get(0).origin(), rules));
  }

  @Test
  void keepsThePositionOfARedefinedRule() {
    String two = rule("evt.type = open") + rule("evt.type = close").replace("rule: r", "rule: s");
    LoadOutcome outcome = load(two, rule("evt.type = dup"));
    assertEquals(
        List.of("r", "s"), outcome.ruleset().rules().stream().map(EffectiveRule::name).toList());
    assertEquals("evt.type = dup", outcome.ruleset().rules().get(0).conditionText());
  }

  @Test
  void forgetsEverythingOnceAFileFails() {
    LoadOutcome outcome = load(rule("no.such = 1"), rule("evt.type = open"));
    assertFalse(outcome.successful());
    assertFalse(outcome.results().get(0).successful());
    assertTrue(outcome.results().get(1).successful());
    assertEquals(EffectiveRuleset.EMPTY, outcome.ruleset());
  }

  @Test
  void underlinesTheWrongPart() {
    String rules = rule("evt.type = open and\n    proc.nme = x");
    LoadProblem error = load(rules).results().get(0).errors().get(0);
    assertEquals(LoadCode.LOAD_ERR_COMPILE_CONDITION, error.code());
    assertEquals(rules.indexOf("proc.nme"), error.range().offset());
  }

  @Test
  void skipsARuleWithAnUnknownFieldThatAllowsIt() {
    LoadOutcome outcome = load(rule("no.such = 1") + "  skip-if-unknown-filter: true\n");
    assertTrue(outcome.successful());
    assertEquals(List.of(LoadCode.LOAD_UNKNOWN_FILTER), warnings(outcome));
    assertEquals(List.of(), outcome.ruleset().rules());
  }

  @Test
  void checksRequiredPlugins() {
    String required = "- required_plugin_versions:\n    - name: %s\n      version: %s\n";
    assertTrue(load(required.formatted("container", "0.4.0")).successful());
    assertFalse(load(required.formatted("container", "0.9.0")).successful());
    assertFalse(load(required.formatted("json", "0.1.0")).successful());
  }

  @Test
  void loadsTheSameAgain() {
    String rules = rule("evt.type = open and proc.name in (a, b)");
    assertEquals(load(rules), load(rules));
  }

  private LoadOutcome load(String... texts) {
    RulesSource[] sources = new RulesSource[texts.length];
    Arrays.setAll(sources, i -> new RulesSource(i + ".yaml", texts[i]));
    return loader.load(List.of(sources));
  }

  private static String rule(String condition) {
    return "- rule: r\n  desc: d\n  condition: " + condition + "\n  output: x\n  priority: INFO\n";
  }

  private static EffectiveRule only(LoadOutcome outcome) {
    assertTrue(outcome.successful(), () -> outcome.results().toString());
    assertEquals(1, outcome.ruleset().rules().size());
    return outcome.ruleset().rules().get(0);
  }

  private static List<LoadCode> warnings(LoadOutcome outcome) {
    return outcome.results().get(0).warnings().stream().map(LoadProblem::code).toList();
  }

  private static String text(SourceRange range, String... texts) {
    int file = Integer.parseInt(range.source().substring(0, 1));
    return texts[file].substring(range.offset(), range.offset() + range.length());
  }
}
