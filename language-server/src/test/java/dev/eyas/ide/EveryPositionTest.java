package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, wherever the caret is, in whatever state the text is: there is an answer. */
class EveryPositionTest {
  private static final String FILE = "falco_rules.yaml";
  private static final int STEP = 7;
  private static final String TEXT =
      """
      \t# tabs and 🦅
      - required_engine_version: 0.40.0
      - list: shells
        items: [bash, "z sh", other_list]
      - macro: spawned
        condition: evt.type in (execve, execveat) and (proc.name in (shells) or tolower(proc.exe) = 'x')
      - rule: "Ünïcode 🦅 rule"
        desc: >
          folded text
        condition: >
          spawned and not proc.aname[2] = "🦅" and
          (fd.name startswith /etc or missing_macro) and evt.arg.flags contains O_
        output: "a %proc.cmdline %10fd.name (%"
        priority: WARNING
        tags: [a, T1059]
        exceptions:
          - name: e
            fields: [proc.name, fd.sport]
            comps: [=, in]
            values:
              - [bash, [80, 443]]
      - rule: Broken
        condition: ((( and or = "
        output: %
        override: {condition: append, tags
      - macro
      -
      nonsense: here
      - list: last
        items:
        - a
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void isAnswered(String lineEnd) throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, TEXT.replace("\n", lineEnd));
      String[] lines = TEXT.split("\n", -1);
      for (int line = 0; line < lines.length; line++) {
        for (int column = line % STEP; column <= lines[line].length(); column += STEP) {
          askAll(editor, new Position(line, column));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void evenWhenTheTextEndsThere(int start) throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, "");
      for (int end = start * STEP; end < TEXT.length(); end += 3 * STEP) {
        Marked marked = Marked.of(TEXT.substring(0, end) + "<|>");
        editor.open(FILE, marked.text());
        askAll(editor, marked.caret());
      }
    }
  }

  private static void askAll(Editor editor, Position at) throws Exception {
    TextDocumentService server = editor.server().getTextDocumentService();
    TextDocumentIdentifier file = editor.document(FILE);
    List<CompletableFuture<?>> answers = new ArrayList<>();
    answers.add(server.completion(new CompletionParams(file, at)));
    answers.add(server.hover(new HoverParams(file, at)));
    answers.add(server.definition(new DefinitionParams(file, at)));
    answers.add(server.references(new ReferenceParams(file, at, new ReferenceContext(true))));
    answers.add(server.documentHighlight(new DocumentHighlightParams(file, at)));
    answers.add(server.prepareRename(new PrepareRenameParams(file, at)));
    answers.add(server.signatureHelp(new SignatureHelpParams(file, at)));
    answers.add(server.selectionRange(new SelectionRangeParams(file, List.of(at))));
    answers.add(server.prepareCallHierarchy(new CallHierarchyPrepareParams(file, at)));
    answers.add(
        server.codeAction(
            new CodeActionParams(file, new Range(at, at), new CodeActionContext(List.of()))));
    List<String> failures = new ArrayList<>();
    for (CompletableFuture<?> answer : answers) {
      try {
        Editor.await(answer);
      } catch (ExecutionException e) {
        failures.add(at + " request " + answers.indexOf(answer) + ": " + e.getMessage());
      }
    }
    assertEquals(List.of(), failures);
  }
}
