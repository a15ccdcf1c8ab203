package dev.eyas.rules.validation.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceLintTest {
  private static final String RULE =
      """
      - macro: local
        condition: container.id = host
      - rule: r
        desc: d
        condition: %s
        output: o
        priority: notice
        source: %s
      """;

  @Test
  void kernelFieldsInAPluginsRuleAreFound() {
    Linted.finds(
        LintCode.EYAS011,
        RULE.formatted(
            "ka.verb = get and ⟦proc.name = a⟧ and not ⟦local⟧ and evt.type = x and jevt.value[/a] = b",
            "k8s_audit"));
  }

  @Test
  void fieldsOfTheRulesSourceAreRight() {
    Linted.finds(LintCode.EYAS011, RULE.formatted("ka.verb = get and evt.num > 1", "k8s_audit"));
    Linted.finds(LintCode.EYAS011, RULE.formatted("evt.type = open and local", "syscall"));
    Linted.finds(LintCode.EYAS011, RULE.formatted("some.field = a", "elsewhere"));
  }

  @Test
  void pluginsFieldsInARuleOfTheKernelAreFoundThoughFalcoRefusesIt() {
    String text = RULE.formatted("evt.type = open and ka.verb = get", "syscall");
    List<Finding> findings =
        new Linter()
            .run(
                List.of(new RulesSource("rules.yaml", text)),
                EffectiveRuleset.EMPTY,
                LintSettings.DEFAULTS,
                () -> false);
    assertEquals(1, findings.size());
    assertEquals(LintCode.EYAS011, findings.get(0).code());
    assertEquals(text.indexOf("ka.verb"), findings.get(0).range().offset());
  }
}
