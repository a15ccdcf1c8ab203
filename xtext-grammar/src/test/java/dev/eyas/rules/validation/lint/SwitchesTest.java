package dev.eyas.rules.validation.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.RulesSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings can be silenced by comments, and made more or less severe by configuration. */
class SwitchesTest {
  private static final String RULE =
      """
      - rule: r
        desc: d
        condition: >
          evt.type = execve and
          proc.name regex bash
        output: o
        priority: notice
        tags: [a, a]
      """;

  private static final String OTHER =
      RULE.replace("rule: r", "rule: s").replace("execve", "execveat");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# eyas:ignore EYAS008, EYAS009\n- rule: r",
        "#eyas:ignore EYAS009 EYAS008 because of this\n\n# and that\n- rule: r",
        "- rule: r # eyas:ignore EYAS008,EYAS009",
        "# eyas:ignore EYAS008\n# eyas:ignore EYAS009\n- rule: r",
      })
  void commentAtAnItemSpeaksForAllOfIt(String head) {
    assertEquals(List.of(), Linted.of(RULE.replace("- rule: r", head)).all());
    assertEquals(
        List.of(LintCode.EYAS009, LintCode.EYAS008),
        Linted.of(RULE.replace("- rule: r", head) + OTHER).codes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  condition: > # eyas:ignore EYAS009",
        "  # eyas:ignore EYAS009\n  condition: >",
      })
  void commentAtAKeySpeaksForItsValue(String head) {
    assertEquals(
        List.of(LintCode.EYAS008), Linted.of(RULE.replace("  condition: >", head)).codes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "desc: 'no comment # eyas:ignore EYAS009'",
        "desc: d#eyas:ignore EYAS009",
        "desc: d # eyas:ignore",
        "desc: d # eyas:ignore EYAS009",
        "desc: d # eyas:ignore EYAS0099",
      })
  void otherTextSilencesNothing(String desc) {
    assertEquals(
        List.of(LintCode.EYAS009, LintCode.EYAS008),
        Linted.of(RULE.replace("desc: d", desc)).codes());
  }

  @Test
  void theEditorsCommentSilences() {
    String text = RULE;
    for (LintCode code : List.of(LintCode.EYAS009, LintCode.EYAS008)) {
      RulesSource file = new RulesSource("rules.yaml", text);
      Finding finding = Linted.of(text).of(code).get(0);
      Fix fix = Linter.ignoring(finding, file);
      assertEquals("Ignore " + code + " here", fix.title());
      text = Linted.apply(fix, text);
    }
    assertEquals(
        RULE.replace("  condition", "  # eyas:ignore EYAS009\n  condition")
            .replace("  tags", "  # eyas:ignore EYAS008\n  tags"),
        text);
    assertEquals(List.of(), Linted.of(text).all());
  }

  @Test
  void configurationChangesSeverity() {
    LintConfig config = ConfigFile.parse("lints:\n  EYAS008: off\n  EYAS009: error\n").config();
    List<Finding> findings =
        Linted.of(List.of(new RulesSource("a.yaml", RULE)), file -> config).all();
    assertEquals(
        Map.of(LintCode.EYAS009, LintSeverity.ERROR),
        findings.stream().collect(Collectors.toMap(Finding::code, Finding::severity)));
  }

  @Test
  void eachFileHasItsConfiguration() {
    LintConfig config = ConfigFile.parse("lints: {EYAS008: off, EYAS009: off}").config();
    List<RulesSource> sources =
        List.of(new RulesSource("a.yaml", RULE), new RulesSource("b.yaml", OTHER));
    List<Finding> findings =
        Linted.of(sources, file -> file.equals("a.yaml") ? config : LintConfig.DEFAULT).all();
    assertEquals(
        List.of("b.yaml", "b.yaml"), findings.stream().map(f -> f.range().source()).toList());
  }

  @Test
  void nearestProjectFileCounts() {
    Map<String, String> files = Map.of("/a", "lints: {EYAS008: off}", "/a/b", "lints: {}");
    NearestConfig<String> nearest =
        new NearestConfig<>(
            folder -> Optional.ofNullable(files.get(folder)),
            folder -> folder.isEmpty() ? null : folder.substring(0, folder.lastIndexOf('/')),
            (folder, problem) -> {});
    assertEquals(LintSeverity.OFF, nearest.of("/a/c/d").severity(LintCode.EYAS008));
    assertEquals(LintSeverity.WARNING, nearest.of("/a/b/c").severity(LintCode.EYAS008));
    assertEquals(LintConfig.DEFAULT, nearest.of("/x"));
  }

  @Test
  void whatIsWrongInAProjectFileIsTold() {
    ConfigFile file =
        ConfigFile.parse("lints:\n  EYAS999: off\n  EYAS008: loud\n  EYAS009: hint\nother: 1\n");
    assertEquals(List.of(2, 3, 5), file.problems().stream().map(p -> p.line()).toList());
    assertEquals(LintSeverity.HINT, file.config().severity(LintCode.EYAS009));
    assertEquals(1, ConfigFile.parse("lints: [").problems().size());
    assertEquals(1, ConfigFile.parse("text").problems().size());
    assertEquals(List.of(), ConfigFile.parse("").problems());
  }
}
