package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosticsTest {
  private static final String BASE = "falco_rules.yaml";
  private static final String FILE = "falco_rules.local.yaml";
  private static final String RULE =
      """
      - rule: Unauthorized Shell in Container
        desc: Detect when a bash shell is opened in a container
        condition: %s
        output: "Unauthorized shell detected (command=%%proc.cmdline)"
        priority: warning
      """;

  @TempDir Path folder;

  @Test
  void anUnknownFieldIsUnderlined() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, RULE.formatted("evt.type = execve and proc.nam = bash"));
      Diagnostic error = only(DiagnosticSeverity.Error, editor.diagnostics(FILE));
      assertEquals("LOAD_ERR_COMPILE_CONDITION", error.getCode().getLeft());
      assertEquals(new Range(new Position(2, 35), new Position(2, 43)), error.getRange());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\r\r\r\r\r\r", "\n\r\n", "\r\n\r"})
  void aCarriageReturnAloneCostsNoDiagnostics(String breaks) throws Exception {
    try (Editor editor = Editor.on(folder)) {
      String rule = RULE.formatted("evt.type = execve and proc.nam = bash");
      editor.open(FILE, "# a" + breaks + "#b" + breaks + "\n" + rule + "# c" + breaks);
      Diagnostic error = only(DiagnosticSeverity.Error, editor.diagnostics(FILE));
      assertEquals("LOAD_ERR_COMPILE_CONDITION", error.getCode().getLeft());
      assertEquals(35, error.getRange().getStart().getCharacter());
    }
  }

  @Test
  void aRuleWithoutEventTypeCarriesFalcosWarning() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, RULE.formatted("container.id != host and proc.name = bash"));
      Diagnostic warning = only(DiagnosticSeverity.Warning, editor.diagnostics(FILE));
      assertEquals("LOAD_NO_EVTTYPE", warning.getCode().getLeft());
      assertTrue(warning.getRange().getStart().getLine() <= 2, warning::toString);
    }
  }

  @Test
  void aProblemInAnOverrideLeadsToWhatItOverrides() throws Exception {
    Editor.write(folder, BASE, "# base\n" + RULE.formatted("evt.type = execve"));
    try (Editor editor = Editor.on(folder)) {
      editor.open(
          FILE,
          """
          - rule: Unauthorized Shell in Container
            condition: and proc.nam = bash
            override:
              condition: append
          """);
      Diagnostic error = only(DiagnosticSeverity.Error, editor.diagnostics(FILE));
      DiagnosticRelatedInformation related = error.getRelatedInformation().get(0);
      assertEquals("'Unauthorized Shell in Container' is defined here", related.getMessage());
      assertEquals(editor.uri(BASE), related.getLocation().getUri());
      assertEquals(1, related.getLocation().getRange().getStart().getLine());
      assertEquals(1, error.getRelatedInformation().size());
    }
  }

  @Test
  void whatIsWrongWithAFileDependsOnTheOnesBeforeIt() throws Exception {
    Editor.write(folder, BASE, "- macro: spawned\n  condition: evt.type = execve\n");
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, RULE.formatted("spawned and proc.name = bash"));
      assertEquals(Set.of(), codes(editor.diagnostics(FILE)));

      editor.open(BASE, "- macro: renamed\n  condition: evt.type = execve\n");
      Editor.until(
          "an error where the macro is named",
          () ->
              editor.diagnostics(FILE).stream()
                  .filter(found -> found.getSeverity() == DiagnosticSeverity.Error)
                  .anyMatch(found -> found.getRange().getStart().getLine() == 2));
    }
  }

  /** The base offers others what it offered before; only what is in it has changed. */
  @Test
  void theValuesOfAListDecideWhatIsWrongWithFilesThatAreNotOpen() throws Exception {
    Editor.write(folder, FILE, RULE.formatted("evt.type = connect and fd.sport in (ports)"));
    Editor.write(folder, BASE, "- list: ports\n  items: [80]\n");
    try (Editor editor = Editor.on(folder)) {
      assertEquals(List.of(), editor.diagnostics(FILE));

      editor.open(BASE, "- list: ports\n  items: [http-or-so]\n");
      Editor.until("an error where the list is named", () -> !editor.diagnostics(FILE).isEmpty());
      Diagnostic error = only(DiagnosticSeverity.Error, editor.diagnostics(FILE));
      assertEquals("LOAD_ERR_COMPILE_CONDITION", error.getCode().getLeft());

      editor.change(BASE, "- list: ports\n  items: [443]\n");
      Editor.until("no error", () -> editor.diagnostics(FILE).isEmpty());
    }
  }

  @Test
  void eachFolderHasRulesOfItsOwn() throws Exception {
    for (String name : List.of("one", "two")) {
      Path rules = Files.createDirectories(folder.resolve(name));
      Editor.write(rules, BASE, "- macro: of_" + name + "\n  condition: evt.type = execve\n");
    }
    try (Editor editor = Editor.on(folder, "one", "two")) {
      for (String name : List.of("one/", "two/")) {
        editor.open(name + FILE, RULE.formatted("of_two and proc.name = bash"));
      }
      assertEquals(Set.of(), codes(editor.diagnostics("two/" + FILE)));
      Diagnostic error = only(DiagnosticSeverity.Error, editor.diagnostics("one/" + FILE));
      assertTrue(error.toString().contains("of_two"), error::toString);
    }
  }

  @Test
  void aFileThatIsRenamedOnDiskGoesOnToCount() throws Exception {
    Editor.write(folder, BASE, "- macro: m\n  condition: evt.type = execve\n");
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, RULE.formatted("m and proc.name = bash"));
      assertEquals(Set.of(), codes(editor.diagnostics(FILE)));
      Files.move(folder.resolve(BASE), folder.resolve("a_rules.yaml"));
      editor.renamedOnDisk(BASE, "a_rules.yaml");
      editor.change(FILE, RULE.formatted("m and proc.name = zsh"));
      assertEquals("", errors(editor, FILE));
      assertEquals(
          List.of("a_rules.yaml:0:9"),
          TwoFiles.places(editor.definition(FILE, new Position(2, 13))));

      Files.delete(folder.resolve("a_rules.yaml"));
      editor.changedOnDisk("a_rules.yaml");
      Editor.until("an error where the macro was named", () -> !errors(editor, FILE).isEmpty());
    }
  }

  @Test
  void aFileThatWasNeverSavedCanBeClosed() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(BASE, "- macro: unsaved\n  condition: evt.type = execve\n");
      editor.open(FILE, RULE.formatted("unsaved and proc.name = bash"));
      assertEquals(Set.of(), codes(editor.diagnostics(FILE)));

      editor.close(BASE);
      Editor.until(
          "an error where the macro was named",
          () ->
              editor.diagnostics(FILE).stream()
                  .anyMatch(found -> found.getSeverity() == DiagnosticSeverity.Error));
      editor.change(FILE, RULE.formatted("evt.type = execve and proc.name = bash"));
      Editor.until("no error", () -> editor.diagnostics(FILE).isEmpty());
    }
  }

  @Test
  void theConfigurationSaysWhichFilesAreLoadedTogether() throws Exception {
    Editor.write(folder, "falco.yaml", "rules_files: [one_rules.yaml, two_rules.yaml]\n");
    Editor.write(folder, "one_rules.yaml", "- macro: m\n  condition: evt.type = execve\n");
    Editor.write(folder, "two_rules.yaml", "");
    Editor.write(folder, "other_rules.yaml", "- macro: stray\n  condition: evt.type = open\n");
    try (Editor editor = Editor.on(folder)) {
      editor.open("two_rules.yaml", RULE.formatted("m and not stray"));
      Editor.until(
          "an error where a macro of a file that is not loaded is named",
          () -> editor.diagnostics("two_rules.yaml").toString().contains("'stray'"));

      Editor.write(folder, "falco.yaml", "rules_files: [other_rules.yaml, one_rules.yaml]\n");
      editor.changedOnDisk("falco.yaml");
      Editor.until(
          "no error in a file that is loaded behind all others",
          () ->
              editor.diagnostics("two_rules.yaml").stream()
                  .noneMatch(found -> found.getSeverity() == DiagnosticSeverity.Error));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules_file: one_rules.yaml\n",
        "rules_file:\n  - one_rules.yaml\n",
        "rules_files: [parts]\n",
        "rules_files: [/etc/falco/one_rules.yaml]\n",
      })
  void theNearestConfigurationAboveCounts(String config) throws Exception {
    Path rules = Files.createDirectories(folder.resolve("parts"));
    Editor.write(folder, "falco.yaml", config);
    Editor.write(folder, "one_rules.yaml", "- macro: m\n  condition: evt.type = execve\n");
    Editor.write(rules, "one_rules.yaml", "- macro: m\n  condition: evt.type = execve\n");
    Editor.write(folder, "falco_rules.yaml", "- macro: stray\n  condition: evt.type = open\n");
    try (Editor editor = Editor.on(folder)) {
      editor.open("parts/two_rules.yaml", RULE.formatted("m and proc.name = bash"));
      assertEquals(Set.of(), codes(editor.diagnostics("parts/two_rules.yaml")));
    }
  }

  @Test
  void withoutAConfigurationFalcosOwnOrderCounts() throws Exception {
    Files.createDirectories(folder.resolve("rules.d"));
    Editor.write(folder, "rules.d/a.yaml", "- macro: m\n  condition: evt.type = execve\n");
    try (Editor editor = Editor.on(folder)) {
      String append =
          "- macro: m\n  condition: or evt.type = open\n  override:\n    condition: append\n";
      editor.open("rules.d/b.yaml", append);
      editor.open(FILE, append);
      assertTrue(errors(editor, FILE).contains("LOAD_ERR"), "it comes before the definition");
      assertEquals("", errors(editor, "rules.d/b.yaml"));
    }
  }

  @Test
  void theUsersOwnOrderCountsMoreThanTheConfiguration() throws Exception {
    Editor.write(folder, "falco.yaml", "rules_files: [one_rules.yaml, two_rules.yaml]\n");
    Editor.write(folder, "one_rules.yaml", "- macro: m\n  condition: evt.type = execve\n");
    Editor.write(folder, "two_rules.yaml", "");
    Editor.write(folder, "other_rules.yaml", "- macro: stray\n  condition: evt.type = open\n");
    try (Editor editor = Editor.on(folder)) {
      editor.open("two_rules.yaml", RULE.formatted("stray and proc.name = bash"));
      Editor.until("the error", () -> !errors(editor, "two_rules.yaml").isEmpty());
      editor.configure(
          "{\"falco\": {\"rulesFiles\": [\"other_rules.yaml\", \"two_rules.yaml\", 7]}}");
      Editor.until("no error", () -> errors(editor, "two_rules.yaml").isEmpty());
      editor.configure("{\"falco\": {\"rulesFiles\": []}}");
      Editor.until("the error", () -> !errors(editor, "two_rules.yaml").isEmpty());
    }
  }

  @Test
  void twoExceptionsOfOneNameKnowEachOther() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      String exception = "    - name: known\n      fields: [proc.name]\n      values: [[%s]]\n";
      editor.open(
          FILE,
          RULE.formatted("evt.type = execve")
              + "  exceptions:\n"
              + exception.formatted("bash")
              + exception.formatted("zsh"));
      Diagnostic warning = only(DiagnosticSeverity.Warning, editor.diagnostics(FILE));
      assertEquals("LOAD_EXCEPTION_NAME_NOT_UNIQUE", warning.getCode().getLeft());
      assertEquals(9, warning.getRange().getStart().getLine());
      DiagnosticRelatedInformation related = warning.getRelatedInformation().get(0);
      assertEquals("'known' is also defined here", related.getMessage());
      assertEquals(editor.uri(FILE), related.getLocation().getUri());
      assertEquals(6, related.getLocation().getRange().getStart().getLine());
      assertEquals(1, warning.getRelatedInformation().size());
    }
  }

  @Test
  void theNewestOfManyChangesWins() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, RULE.formatted("evt.type = execve"));
      for (int i = 0; i < 40; i++) {
        editor.change(FILE, RULE.formatted("evt.type = execve and proc.wrong" + i + " = a"));
      }
      Editor.until(
          "the last change's error",
          () -> editor.diagnostics(FILE).toString().contains("proc.wrong39"));
      assertEquals(1, editor.diagnostics(FILE).size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void placesCountAsEditorsDo(String lineEnd) throws Exception {
    try (Editor editor = Editor.on(folder)) {
      String condition = "evt.type = execve and proc.name =\t'ð🦅' and\tproc.nam = a";
      editor.open(FILE, ("# 🦅\n" + RULE.formatted(condition)).replace("\n", lineEnd));
      Diagnostic error = only(DiagnosticSeverity.Error, editor.diagnostics(FILE));
      int start = "  condition: ".length() + condition.indexOf("proc.nam ");
      assertEquals(
          new Range(new Position(3, start), new Position(3, start + "proc.nam".length())),
          error.getRange());
    }
  }

  @Test
  void whatNobodyUsesIsFaded() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, "- macro: lonely\n  condition: evt.type = open\n");
      Diagnostic unused = only(DiagnosticSeverity.Warning, editor.diagnostics(FILE));
      assertEquals(List.of(DiagnosticTag.Unnecessary), unused.getTags());
    }
  }

  @Test
  void aBrokenConditionLeavesOtherItemsAlone() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      String broken =
          RULE.formatted("(evt.type = open and").replace("Unauthorized Shell", "Broken");
      editor.open(FILE, broken + "- list: later\n  itmes: [a]\n  items: [a]\n");
      assertTrue(codes(editor.diagnostics(FILE)).contains("LOAD_UNKNOWN_KEY"));
    }
  }

  private static Diagnostic only(DiagnosticSeverity severity, List<Diagnostic> diagnostics) {
    assertEquals(1, diagnostics.size(), diagnostics::toString);
    assertEquals(severity, diagnostics.get(0).getSeverity());
    return diagnostics.get(0);
  }

  /** Codes of the errors, one after the other. */
  private static String errors(Editor editor, String file) throws Exception {
    return editor.diagnostics(file).stream()
        .filter(found -> found.getSeverity() == DiagnosticSeverity.Error)
        .map(found -> found.getCode() == null ? "LOAD_ERR" : found.getCode().getLeft())
        .collect(Collectors.joining(" "));
  }

  private static Set<String> codes(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(d -> d.getCode() != null)
        .map(d -> d.getCode().getLeft())
        .collect(Collectors.toSet());
  }
}
