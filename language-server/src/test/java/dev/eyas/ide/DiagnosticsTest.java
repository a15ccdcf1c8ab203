package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private static Diagnostic only(DiagnosticSeverity severity, List<Diagnostic> diagnostics) {
    assertEquals(1, diagnostics.size(), diagnostics::toString);
    assertEquals(severity, diagnostics.get(0).getSeverity());
    return diagnostics.get(0);
  }

  private static Set<String> codes(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(d -> d.getCode().getLeft()).collect(Collectors.toSet());
  }
}
