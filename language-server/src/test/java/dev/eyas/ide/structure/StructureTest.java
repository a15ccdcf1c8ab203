package dev.eyas.ide.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.ide.Editor;
import dev.eyas.ide.TwoFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server says of a file's parts. */
class StructureTest {
  private static final String LOCAL =
      """
      # first
      # second
      - macro: mine<|>
        condition: >
          spawned and
          proc.name in (shells)

      - rule: Shell Started
        priority: NOTICE
        tags: [T1059.004]
        exceptions:
          - name: trusted
            fields: [proc.name]
            values: [[bash]]
        override:
          priority: replace
          tags: append
          exceptions: append
      # see https://example.org/rules.
      """;

  @TempDir Path folder;

  @Test
  void outlineWithExceptions() throws Exception {
    try (TwoFiles files = TwoFiles.in(folder, LOCAL)) {
      List<DocumentSymbol> symbols = files.editor.symbols(TwoFiles.LOCAL);
      assertEquals(List.of("mine", "Shell Started"), names(symbols));
      assertEquals("notice", symbols.get(1).getDetail());
      assertEquals(List.of("trusted"), names(symbols.get(1).getChildren()));
    }
  }

  @Test
  void anOutlineOutlivesABrokenCondition() throws Exception {
    String broken = "- rule: one\n  condition: (a.b = and or (\n  output: %\n";
    try (TwoFiles files = TwoFiles.in(folder, broken + "- rule: two<|>\n" + broken)) {
      assertEquals(List.of("one", "two", "one"), names(files.editor.symbols(TwoFiles.LOCAL)));
    }
  }

  @Test
  void itemsOfAllFilesByLettersOfTheirNames() throws Exception {
    try (TwoFiles files = TwoFiles.in(folder, LOCAL)) {
      List<String> names =
          Editor.await(
                  files
                      .editor
                      .server()
                      .getWorkspaceService()
                      .symbol(new WorkspaceSymbolParams("shst")))
              .getRight()
              .stream()
              .map(symbol -> symbol.getName())
              .toList();
      assertEquals(List.of("Shell Started", "Shell Started"), names);
    }
  }

  @Test
  void itemsValuesAndCommentsFold() throws Exception {
    try (TwoFiles files = TwoFiles.in(folder, LOCAL)) {
      List<String> folds =
          Editor.await(files.server().foldingRange(new FoldingRangeRequestParams(files.document())))
              .stream()
              .map(fold -> fold.getStartLine() + "-" + fold.getEndLine())
              .toList();
      assertTrue(folds.containsAll(List.of("2-5", "3-5", "7-17", "14-17", "0-1")), folds::toString);
    }
  }

  @Test
  void aSelectionGrowsByMeaning() throws Exception {
    String text = "- macro: m\n  condition: a.b = c and (pro<|>c.name = bash or d.e = f)\n";
    try (TwoFiles files = TwoFiles.in(folder, text)) {
      SelectionRange selection =
          Editor.await(
                  files
                      .server()
                      .selectionRange(
                          new SelectionRangeParams(files.document(), List.of(files.caret()))))
              .get(0);
      List<Integer> starts = new ArrayList<>();
      for (SelectionRange each = selection; each != null; each = each.getParent()) {
        starts.add(each.getRange().getStart().getCharacter());
        assertTrue(starts.size() < 20);
      }
      assertEquals(List.of(26, 26, 26, 25, 13), starts.subList(0, 5));
    }
  }

  @Test
  void namesAndFieldsHaveTheirColours() throws Exception {
    String text =
        "- macro: m<|>\n  condition: spawned and tolower(proc.name) in (shells, x) and fd.num = 3\n";
    try (TwoFiles files = TwoFiles.in(folder, text)) {
      List<Integer> data =
          Editor.await(
                  files.server().semanticTokensFull(new SemanticTokensParams(files.document())))
              .getData();
      List<String> types = new ArrayList<>();
      for (int i = 0; i < data.size(); i += 5) {
        types.add(SemanticColours.LEGEND.getTokenTypes().get(data.get(i + 3)));
      }
      assertEquals(
          List.of(
              "function",
              "function",
              "keyword",
              "method",
              "variable",
              "operator",
              "enum",
              "keyword",
              "variable",
              "operator",
              "number"),
          types);
      assertEquals(List.of(0, 9, 1, 3, 2), data.subList(0, 5));
      assertEquals(List.of(1, 13, 7, 3, 0), data.subList(5, 10));
    }
  }

  @Test
  void sequencesThatNameNothingHaveNoColours() throws Exception {
    String text =
        """
        - rule: Known<|>
          exceptions:
            - name: e
              fields: [proc.name, fd.name]
              comps: [=, =]
              values:
                - ["a", "b"]
        """;
    try (TwoFiles files = TwoFiles.in(folder, text)) {
      List<Integer> data =
          Editor.await(
                  files.server().semanticTokensFull(new SemanticTokensParams(files.document())))
              .getData();
      assertEquals(List.of(0, 8, 5, 9, 2), data.subList(0, 5));
    }
  }

  @Test
  void hintsTellSizesMacrosAndPriorities() throws Exception {
    String text = "- macro: short\n  condition: proc.pid = 1\n" + LOCAL.replace("spawned", "short");
    try (TwoFiles files = TwoFiles.in(folder, text)) {
      Range all = new Range(new Position(0, 0), new Position(40, 0));
      assertEquals(List.of("= proc.pid = 1", "[2]"), hints(files, all));
      assertEquals(List.of(), hints(files, new Range(new Position(0, 0), new Position(1, 5))));
    }
  }

  @Test
  void aPriorityThatIsOverriddenSaysSo() throws Exception {
    Editor.write(folder, "zz_rules.yaml", "");
    try (TwoFiles files = TwoFiles.in(folder, LOCAL)) {
      files.editor.open(TwoFiles.BASE, TwoFiles.BASE_TEXT);
      Range all = new Range(new Position(0, 0), new Position(9, 0));
      List<String> labels =
          Editor.await(
                  files
                      .server()
                      .inlayHint(new InlayHintParams(files.editor.document(TwoFiles.BASE), all)))
              .stream()
              .map(hint -> hint.getLabel().getLeft())
              .toList();
      assertTrue(labels.contains("in force: Notice"), labels::toString);
    }
  }

  @Test
  void linksToAddressesAndTechniques() throws Exception {
    try (TwoFiles files = TwoFiles.in(folder, LOCAL)) {
      List<String> targets =
          Editor.await(files.server().documentLink(new DocumentLinkParams(files.document())))
              .stream()
              .map(link -> link.getTarget())
              .toList();
      assertEquals(
          List.of("https://example.org/rules", "https://attack.mitre.org/techniques/T1059/004/"),
          targets);
    }
  }

  @Test
  void signaturesOfCallsAndFields() throws Exception {
    assertEquals("join(separator, list) 1", signature("join(\",\", (<|>"));
    assertEquals("tolower(text) 0", signature("tolower(pro<|>c.name) = a"));
    assertEquals("proc.aname[index] 0", signature("proc.aname[<|>"));
    assertNull(signature("proc.name in (<|>"));
    assertNull(signature("tolower(proc.name) = <|>"));
  }

  @Test
  void usesAreCounted() throws Exception {
    try (TwoFiles files = TwoFiles.in(folder, LOCAL)) {
      List<String> titles =
          Editor.await(
                  files.server().codeLens(new CodeLensParams(files.editor.document(TwoFiles.BASE))))
              .stream()
              .map(CodeLens::getCommand)
              .map(command -> command.getTitle())
              .filter(title -> title.contains("reference"))
              .toList();
      assertEquals(List.of("3 references", "2 references"), titles);
    }
  }

  private String signature(String marked) throws Exception {
    try (TwoFiles files = TwoFiles.in(folder, "- macro: m\n  condition: " + marked + "\n")) {
      SignatureHelp help =
          Editor.await(
              files
                  .server()
                  .signatureHelp(new SignatureHelpParams(files.document(), files.caret())));
      return help == null
          ? null
          : help.getSignatures().get(0).getLabel() + " " + help.getActiveParameter();
    }
  }

  private static List<String> hints(TwoFiles files, Range range) throws Exception {
    return Editor.await(files.server().inlayHint(new InlayHintParams(files.document(), range)))
        .stream()
        .map(hint -> hint.getLabel().getLeft())
        .toList();
  }

  private static List<String> names(List<DocumentSymbol> symbols) {
    return symbols.stream().map(DocumentSymbol::getName).toList();
  }
}
