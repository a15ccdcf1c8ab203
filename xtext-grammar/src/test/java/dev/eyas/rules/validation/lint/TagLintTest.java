package dev.eyas.rules.validation.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TagLintTest {
  private static final String RULE =
      """
      - rule: r
        desc: d
        condition: evt.type = execve
        output: o
        priority: notice
        tags: %s
      """;

  private static Linted finds(String tags) {
    return Linted.finds(LintCode.EYAS008, RULE.formatted(tags));
  }

  @Test
  void repeatedTagIsFoundAndRemoved() {
    Linted linted = finds("[a, b, ⟦a⟧, c]");
    assertEquals(RULE.formatted("[a, b, c]"), linted.fixed(LintCode.EYAS008));
  }

  @Test
  void repeatedTagOfItsOwnLineGoesWithIt() {
    Linted linted = finds("\n    - a # first\n    - b\n    - ⟦a⟧ # again\n    - c");
    assertEquals(
        RULE.formatted("\n    - a # first\n    - b\n    - c"), linted.fixed(LintCode.EYAS008));
  }

  @Test
  void identifiersAreCorrected() {
    assertEquals(
        RULE.formatted("[T1059, T1059.004, TA0002, mitre_lateral_movement, mitre_impact]"),
        finds("[⟦t1059⟧, ⟦T1059_004⟧, ⟦ta0002⟧, ⟦mitre_lateral-movement⟧, ⟦MITRE_Impact⟧]")
            .fixed(LintCode.EYAS008));
  }

  @Test
  void whatCannotBeMeantHasNoFix() {
    Linted linted = finds("[⟦T105⟧, ⟦T1059.4⟧, ⟦T10591⟧, ⟦TA002⟧, ⟦mitre_nonsense⟧, ⟦\"a, b\"⟧]");
    linted.all().forEach(finding -> assertEquals(0, finding.fixes().size()));
  }

  @Test
  void otherTagsAreFree() {
    finds("[T1059.004, TA0011, mitre_command_and_control, PCI_DSS_10.2.5, NIST_800-53_AU-10, t]");
    finds("[TLS, Ta, tag1059, t5, t1, ta1, T4-10, T1.2, TA5, t105, t100.1]");
    finds("[]");
  }
}
