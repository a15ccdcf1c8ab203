package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintsTest {
  private static final String FILE = "my_rules.yaml";
  private static final String RULE =
      """
      - rule: Shell
        desc: a shell
        condition: evt.type = execve and evt.dir = < and proc.name = bash
        output: shell (command=%proc.cmdline)
        priority: warning
        tags: [shell, host, shell]
      """;

  @TempDir Path folder;

  @Test
  void findingSaysAllThatIsKnown() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, RULE);
      Diagnostic repeated = diagnostic(editor, "EYAS008");
      assertEquals("eyas", repeated.getSource());
      assertEquals(DiagnosticSeverity.Warning, repeated.getSeverity());
      assertEquals(new Range(new Position(5, 22), new Position(5, 27)), repeated.getRange());
      assertEquals(
          new Range(new Position(5, 9), new Position(5, 14)),
          repeated.getRelatedInformation().get(0).getLocation().getRange());
      assertEquals(
          editor.uri(FILE), repeated.getRelatedInformation().get(0).getLocation().getUri());

      Diagnostic deprecated = diagnostic(editor, "EYAS010");
      assertEquals(DiagnosticSeverity.Hint, deprecated.getSeverity());
      assertEquals(List.of(DiagnosticTag.Deprecated), deprecated.getTags());
    }
  }

  @Test
  void fixAndCommentAreOffered() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, RULE);
      Diagnostic repeated = diagnostic(editor, "EYAS008");
      List<CodeAction> actions =
          editor.codeActions(FILE, repeated).stream()
              .filter(action -> CodeActionKind.QuickFix.equals(action.getKind()))
              .toList();
      assertEquals(
          List.of("Remove the tag", "Ignore EYAS008 here"),
          actions.stream().map(CodeAction::getTitle).toList());
      CodeAction fix = actions.get(0);
      assertEquals(List.of(repeated), fix.getDiagnostics());
      assertTrue(fix.getIsPreferred());
      assertEquals(
          List.of(new TextEdit(new Range(new Position(5, 20), new Position(5, 27)), "")),
          fix.getEdit().getChanges().get(editor.uri(FILE)));
    }
  }

  @Test
  void findingLeadsToItsPage(@TempDir Path home) throws Exception {
    Path page = home.resolve("docs/lints/EYAS008.md");
    Files.createDirectories(page.getParent());
    Files.writeString(page, "# EYAS008");
    System.setProperty("eyas.home", home.toString());
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, RULE);
      assertEquals(
          page.toUri().toString(), diagnostic(editor, "EYAS008").getCodeDescription().getHref());
      assertNull(diagnostic(editor, "EYAS010").getCodeDescription(), "it has no page here");
    } finally {
      System.clearProperty("eyas.home");
    }
  }

  @Test
  void projectFileSwitchesOff() throws Exception {
    Editor.write(folder, ".eyas.yaml", "lints:\n  EYAS008: error\n  EYAS010: off\n");
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, RULE);
      assertEquals(DiagnosticSeverity.Error, diagnostic(editor, "EYAS008").getSeverity());
      assertTrue(
          editor.diagnostics(FILE).stream().noneMatch(d -> "EYAS010".equals(d.getCode().get())));
    }
  }

  @Test
  void settingsCountMoreThanTheProjectFile() throws Exception {
    Editor.write(folder, ".eyas.yaml", "lints: {EYAS008: error}\n");
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, RULE);
      assertEquals(DiagnosticSeverity.Error, diagnostic(editor, "EYAS008").getSeverity());
      editor.configure("{\"falco\": {\"lints\": {\"EYAS008\": \"info\", \"nonsense\": 1}}}");
      Editor.until(
          "a less severe finding",
          () -> diagnostic(editor, "EYAS008").getSeverity() == DiagnosticSeverity.Information);
    }
  }

  @Test
  void changeOfTheProjectFileIsSeen() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, RULE);
      assertEquals(DiagnosticSeverity.Warning, diagnostic(editor, "EYAS008").getSeverity());
      Editor.write(folder, ".eyas.yaml", "lints: {EYAS008: error}\n");
      editor.changedOnDisk(".eyas.yaml");
      Editor.until(
          "a more severe finding",
          () -> diagnostic(editor, "EYAS008").getSeverity() == DiagnosticSeverity.Error);
    }
  }

  private static Diagnostic diagnostic(Editor editor, String code) throws Exception {
    List<Diagnostic> diagnostics = editor.diagnostics(FILE);
    return diagnostics.stream()
        .filter(diagnostic -> code.equals(diagnostic.getCode().get()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(diagnostics));
  }
}
