package dev.eyas.rules.validation.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.RulesSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShadowLintTest {
  private static final String RULE =
      """
      - rule: %s
        desc: d
        condition: >
          %s
        output: o
        priority: notice
      """;

  private static String pair(String earlier, String later, String name) {
    return RULE.formatted("e", earlier) + RULE.formatted(name, later);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "evt.type = open and proc.name = a ; proc.name = a and evt.type = open",
        "evt.type in (open, openat) and proc.name in (a, b) ; evt.type = open and proc.name = a",
        "evt.type = open ; evt.type = open and proc.name = a",
        "evt.type = open and fd.name startswith /etc ; evt.type = open and fd.name startswith /etc/ssh",
        "evt.type = open and fd.name contains tc ; evt.type = open and fd.name = /etc/x",
        "evt.type = open and not proc.name = a ; evt.type = open and not proc.name in (a, b)",
        "evt.type = open and not proc.name = a ; evt.type = open and proc.name = b",
        "evt.type = open and not proc.name = a ; evt.type = open and proc.name != a",
        "evt.type = open and user.uid > 5 ; evt.type = open and user.uid > 10",
        "evt.type = open and proc.pname exists ; evt.type = open and proc.pname = b",
        "evt.type = open and (proc.name = a or user.uid = 0) ; evt.type = open and user.uid = 0",
        "evt.type = open and (proc.name = a or proc.name = b) ; evt.type = open and proc.name = b and fd.num > 3",
        "evt.type = open and proc.aname in (a, b) ; evt.type = open and proc.aname = a",
        "(evt.type = open or evt.type = openat) and fd.num > 1 ; evt.type = open and fd.num > 1",
        "evt.type = open and not (proc.name = a and user.uid = 0) ; evt.type = open and not proc.name = a",
        "evt.type = open and fd.snet in (\"10.0.0.0/8\") ; evt.type = open and fd.snet in (\"10.0.0.0/8\") and fd.num > 1",
      })
  void ruleThatNeverGetsAnEventIsFound(String earlier, String later) {
    Linted linted = Linted.finds(LintCode.EYAS004, pair(earlier, later, "⟦l⟧"));
    assertEquals(1, linted.of(LintCode.EYAS004).get(0).related().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "evt.type = open and proc.name = a ; evt.type = open and proc.name = b",
        "evt.type = open and proc.name = a ; evt.type in (open, openat) and proc.name = a",
        "evt.type = open and proc.name = a ; evt.type = open",
        "evt.type = open and proc.name != a ; evt.type = open and not proc.name = a",
        "evt.type = open and fd.name startswith /etc/ssh ; evt.type = open and fd.name startswith /etc",
        "evt.type = open and not proc.aname = a ; evt.type = open and proc.aname = b",
        "evt.type = connect and fd.port in (1, 2) ; evt.type = connect and fd.port = 1",
        "evt.type = open and user.uid >= 5 ; evt.type = open and user.uid > 3",
        "evt.type = open and not proc.name in (a, b) ; evt.type = open and not proc.name = a",
        "evt.type = open and (proc.name = a or user.uid = 0) ; evt.type = open and (proc.name = a or user.uid = 1)",
        "evt.type = open and proc.name = a ; evt.type = open and proc.name in ()",
      })
  void ruleThatMayGetOneIsNot(String earlier, String later) {
    Linted.finds(LintCode.EYAS004, pair(earlier, later, "l"));
  }

  @Test
  void rulesThatAreNotEnabledCountForNothing() {
    String condition = "evt.type = open and proc.name = a";
    Linted.finds(
        LintCode.EYAS004,
        RULE.formatted("e", condition) + "  enabled: false\n" + RULE.formatted("l", condition));
    Linted.finds(
        LintCode.EYAS004,
        RULE.formatted("e", condition) + RULE.formatted("l", condition) + "  enabled: false\n");
  }

  @Test
  void exceptionsAreHeeded() {
    String condition = "evt.type = open and proc.name = a";
    String exception = "  exceptions:\n    - {name: x, fields: [user.uid], values: [[0]]}\n";
    Linted.finds(
        LintCode.EYAS004,
        RULE.formatted("e", condition) + exception + RULE.formatted("l", condition));
    Linted.finds(
        LintCode.EYAS004,
        RULE.formatted("e", condition) + RULE.formatted("⟦l⟧", condition) + exception);
  }

  @Test
  void aLargeRulesetIsCompared() {
    String rules =
        IntStream.range(0, 3000)
            .mapToObj(i -> RULE.formatted("r" + i, "evt.type = open and proc.name = p" + i))
            .collect(Collectors.joining());
    String last = RULE.formatted("last", "evt.type = open and proc.name = p7 and fd.num > 1");
    List<Finding> findings =
        Linted.of(List.of(new RulesSource("r.yaml", rules + last)), LintSettings.DEFAULTS)
            .of(LintCode.EYAS004);
    assertEquals(1, findings.size());
    assertEquals(rules.indexOf("r7\n"), findings.get(0).related().get(0).range().offset());
  }
}
