package dev.eyas.rules.validation.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppendLintTest {
  private static final String MACRO =
      """
      - macro: m
        condition: %s
      - macro: m
        condition: %s
        override: {condition: append}
      - rule: r
        desc: d
        condition: evt.type = open and m
        output: o
        priority: notice
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "proc.name = a or proc.name = b ; ⟦and user.uid = 0⟧",
        "proc.name = a ; ⟦and user.uid = 0 or user.uid = 1⟧",
        "proc.name = a ; ⟦and user.uid = 0 or user.uid = 1 and fd.num > 1⟧",
        "evt.type = open and proc.name = a ; ⟦or proc.name = b⟧",
      })
  void appendedConditionThatBindsOtherwiseIsFound(String base, String appended) {
    Linted linted = Linted.finds(LintCode.EYAS005, MACRO.formatted(base, appended));
    assertEquals(1, linted.of(LintCode.EYAS005).get(0).related().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(proc.name = a or proc.name = b) ; and user.uid = 0",
        "proc.name = a and fd.num > 1 ; and user.uid = 0",
        "proc.name = a or proc.name = b ; or user.uid = 0",
        "proc.name = a or proc.name = b ; or user.uid = 0 and fd.num > 1",
        "proc.name = a and fd.num > 1 ; or user.uid = 0",
        "not proc.name = a ; and (user.uid = 0 or user.uid = 1)",
        "evt.type = open and proc.name = a ; or evt.type = openat and proc.name = b",
      })
  void appendedConditionThatReadsAsItBindsIsRight(String base, String appended) {
    Linted.finds(LintCode.EYAS005, MACRO.formatted(base, appended));
  }

  @Test
  void parenthesesAreOfferedWhereTheySettleIt() {
    String fixed =
        Linted.finds(
                LintCode.EYAS005,
                MACRO.formatted("proc.name = a", ">\n    ⟦and user.uid = 0\n    or user.uid = 1⟧"))
            .fixed(LintCode.EYAS005);
    assertEquals(
        MACRO.formatted("proc.name = a", ">\n    and (user.uid = 0\n    or user.uid = 1)"), fixed);
    Linted torn =
        Linted.finds(
            LintCode.EYAS005, MACRO.formatted("proc.name = a or fd.num > 1", "⟦and user.uid = 0⟧"));
    assertEquals(0, torn.of(LintCode.EYAS005).get(0).fixes().size());
  }

  @Test
  void rulesAreLookedAtLikeMacros() {
    Linted.finds(
        LintCode.EYAS005,
        """
        - rule: r
          desc: d
          condition: evt.type = open and proc.name = a or evt.type = openat
          output: o
          priority: notice
        - rule: r
          condition: ⟦and user.uid = 0⟧
          override: {condition: append}
        """);
  }
}
