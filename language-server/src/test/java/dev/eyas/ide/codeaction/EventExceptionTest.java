package dev.eyas.ide.codeaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.ide.Editor;
import dev.eyas.ide.live.FakeSensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that a rule matched becomes an exception of the rule. */
class EventExceptionTest {
  private static final String BASE = "falco_rules.yaml";
  private static final String LOCAL = "falco_rules.local.yaml";
  private static final String RULE =
      """
      - rule: Shell
        desc: d
        condition: evt.type = execve and proc.name != x
        output: o %proc.cmdline
        priority: INFO
      """;

  @TempDir Path folder;

  @Test
  void aNewExceptionIsWrittenOut() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(BASE, RULE);
      Map<String, String> values = new LinkedHashMap<>();
      values.put("proc.name", "bash");
      values.put("proc.aname[2]", "it's \"a\\b\"");
      String item = item(editor.exception(BASE, "Shell", values));
      assertEquals(
          """
          - rule: Shell
            exceptions:
              - name: proc_name_proc_aname_2
                fields: [proc.name, 'proc.aname[2]']
                comps: [=, =]
                values:
                  - ["bash", '"it''s \\"a\\\\b\\""']
            override:
              exceptions: append
          """,
          item);
      editor.open(LOCAL, item);
      assertEquals(List.of(), errors(editor, LOCAL));
      String condition = editor.effectiveItem(LOCAL, "rule", "Shell").text();
      assertTrue(condition.contains("proc_name_proc_aname_2"), condition);
    }
  }

  @Test
  void anExceptionOfTheseFieldsGetsOneMoreLine() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(
          BASE,
          RULE
              + "  exceptions:\n    - name: known\n      fields: [proc.name, fd.name]\n"
              + "      values: [[a, /b]]\n");
      Map<String, String> values = new LinkedHashMap<>();
      values.put("proc.name", "bash");
      values.put("fd.name", "/etc/x");
      assertEquals(
          """
          - rule: Shell
            exceptions:
              - name: known
                values:
                  - ["bash", "/etc/x"]
            override:
              exceptions: append
          """,
          item(editor.exception(BASE, "Shell", values)));
      assertNull(editor.exception(BASE, "Nobody", values));
    }
  }

  @Test
  void theLastEventIsOfferedAtTheRulesName() throws Exception {
    try (Editor editor = Editor.on(folder, FakeSensors::launch)) {
      editor.open(
          BASE,
          RULE
              + "  exceptions:\n    - name: commands\n      fields: [proc.cmdline]\n"
              + "      values: [[ls]]\n");
      editor.execute("eyas.live.start", editor.uri(BASE));
      editor.awaitStatus(status -> status.count("Shell").isPresent());
      CodeAction action =
          actions(editor).stream()
              .filter(offered -> offered.getTitle().startsWith("Exception"))
              .findFirst()
              .orElseThrow();
      assertEquals("Exception for the last event: proc.cmdline = bash -l", action.getTitle());
      String item = item(action.getEdit());
      assertTrue(item.contains("- name: commands\n      values:\n        - ['\"bash -l\"']"), item);
    }
  }

  private static List<CodeAction> actions(Editor editor) throws Exception {
    Range name = new Range(new Position(0, 9), new Position(0, 9));
    CodeActionParams params =
        new CodeActionParams(editor.document(BASE), name, new CodeActionContext(List.of()));
    return Editor.await(editor.server().getTextDocumentService().codeAction(params)).stream()
        .map(Either::getRight)
        .toList();
  }

  private static List<Diagnostic> errors(Editor editor, String file) throws Exception {
    return editor.diagnostics(file).stream()
        .filter(d -> d.getSeverity() == DiagnosticSeverity.Error)
        .toList();
  }

  /** The text that an edit adds to the local file. */
  private static String item(WorkspaceEdit edit) {
    List<Either<TextDocumentEdit, ResourceOperation>> changes = edit.getDocumentChanges();
    return changes.get(changes.size() - 1).getLeft().getEdits().get(0).getLeft().getNewText();
  }
}
