package dev.eyas.rules.validation.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexLintTest {
  private static final String RULE =
      """
      - rule: r
        desc: d
        condition: >
          evt.type = execve and %s
        output: o
        priority: notice
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "proc.name regex bash ; proc.name = bash",
        "proc.name regex ^bash$ ; proc.name = bash",
        "proc.cmdline regex '.*a b.*' ; proc.cmdline contains \"a b\"",
        "proc.cmdline regex 'a\\\\.b.*' ; proc.cmdline startswith a.b",
        "fd.name regex '.*/x' ; fd.name endswith /x",
        "proc.name regex '(a|b)' ; proc.name in (a, b)",
        "tolower(proc.name) regex bash ; tolower(proc.name) = bash",
      })
  void simplerOperatorIsFoundAndWritten(String regex, String simple) {
    Linted linted = Linted.finds(LintCode.EYAS009, RULE.formatted("⟦" + regex + "⟧"));
    assertEquals(RULE.formatted(simple), linted.fixed(LintCode.EYAS009));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proc.name regex '[a-z]+'",
        "proc.name regex 'a.b'",
        "proc.name regex '.*(a|b).*'",
        "proc.name regex '.*'",
        "proc.name regex 'a|b'",
        "proc.name regex 'a\\\\.*'",
        "proc.name contains a",
      })
  void whatNeedsARegularExpressionKeepsIt(String check) {
    Linted.finds(LintCode.EYAS009, RULE.formatted(check));
  }

  @Test
  void checkOfAMacroIsToldOnce() {
    String rule = RULE.formatted("m");
    Linted.finds(
        LintCode.EYAS009,
        "- macro: m\n  condition: ⟦proc.name regex bash⟧\n"
            + rule
            + rule.replace("rule: r", "rule: s").replace("execve", "execveat"));
  }

  @Test
  void withinQuotesOnlyWhatMeansItselfIsWritten() {
    String rule =
        """
        - rule: r
          desc: d
          condition: 'evt.type = execve and ⟦proc.cmdline regex ".*a b.*"⟧'
          output: o
          priority: notice
        """;
    assertEquals(
        rule.replace("⟦proc.cmdline regex \".*a b.*\"⟧", "proc.cmdline contains \"a b\""),
        Linted.finds(LintCode.EYAS009, rule).fixed(LintCode.EYAS009));
    Linted doubly =
        Linted.finds(LintCode.EYAS009, rule.replace("'", "\"").replace("\".*a b.*\"", "'.*a b.*'"));
    assertEquals(0, doubly.all().get(0).fixes().size());
  }
}
