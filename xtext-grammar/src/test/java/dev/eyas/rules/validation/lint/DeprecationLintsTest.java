package dev.eyas.rules.validation.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeprecationLintsTest {
  private static final String RULE =
      """
      - rule: r
        desc: d
        condition: %s
        output: "o %s"
        priority: notice
      """;

  private static Linted finds(String marked) {
    return Linted.finds(LintCode.EYAS010, marked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evt.type = execve and ⟦evt.dir = <⟧ and proc.name = a | evt.type = execve and proc.name = a",
        "evt.type = execve and ⟦evt.dir=<⟧ | evt.type = execve",
        "⟦evt.dir = <⟧ and evt.type = execve | evt.type = execve",
        "not evt.type = close and ⟦evt.dir = <⟧ | not evt.type = close",
      })
  void exitDirectionIsLeftOut(String condition, String without) {
    assertEquals(
        RULE.formatted(without, ""), finds(RULE.formatted(condition, "")).fixed(LintCode.EYAS010));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evt.type = execve and ⟦evt.dir = >⟧",
        "evt.type = execve or ⟦evt.dir = <⟧",
        "not ⟦evt.dir = <⟧ and evt.type = execve",
        "evt.type = execve and ⟦k8s.rc.name = a⟧",
        "evt.type = execve and ⟦tolower(k8s.ns.id) = a⟧",
      })
  void whereNothingCanBeLeftOutThereIsNoFix(String condition) {
    Linted linted = finds(RULE.formatted(condition, ""));
    assertEquals(0, linted.of(LintCode.EYAS010).get(0).fixes().size());
  }

  @Test
  void outputsAreReadToo() {
    finds(RULE.formatted("evt.type = execve", "n=⟦%k8s.ns.id⟧ k8s.ns.id %k8s.ns.name"));
    assertEquals(
        RULE.formatted("evt.type = execve", "a  b"),
        finds(RULE.formatted("evt.type = execve", "a ⟦%container.info⟧ b"))
            .fixed(LintCode.EYAS010));
  }

  @Test
  void appendBecomesOverride() {
    String base = "- macro: m\n  condition: evt.type = open\n" + RULE.formatted("m", "");
    assertEquals(
        base + "- macro: m\n  override:\n    condition: append\n  condition: and proc.name = x\n",
        finds(base + "- macro: m\n  ⟦append: true⟧\n  condition: and proc.name = x\n")
            .fixed(LintCode.EYAS010));
    assertEquals(
        base + "- {rule: r, condition: and fd.num > 1, override: {condition: append}}\n",
        finds(base + "- {rule: r, condition: and fd.num > 1, ⟦append: true⟧}\n")
            .fixed(LintCode.EYAS010));
  }

  @Test
  void appendThatOverrideWouldRefuseHasNoFix() {
    String base = RULE.formatted("evt.type = open", "");
    Linted linted =
        finds(base + "- rule: r\n  condition: and fd.num > 1\n  output: x\n  ⟦append: yes⟧\n");
    assertEquals(0, linted.all().get(0).fixes().size());
    finds(base + "- rule: r\n  condition: and fd.num > 1\n  override:\n    condition: append\n");
    finds("- list: l\n  items: [a]\n  append: false\n");
  }

  @Test
  void enabledAloneBecomesOverride() {
    String base = RULE.formatted("evt.type = open", "");
    assertEquals(
        base + "- rule: r\n  enabled: false\n  override:\n    enabled: replace\n",
        finds(base + "- rule: r\n  ⟦enabled: false⟧\n").fixed(LintCode.EYAS010));
  }
}
