package dev.eyas.ide.codeaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.ide.Editor;
import dev.eyas.ide.Marked;
import dev.eyas.ide.TwoFiles;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the light bulb offers, and what becomes of the text. */
class CodeActionTest {
  @TempDir Path folder;

  @Test
  void misspeltNames() throws Exception {
    becomes(
        "Change to 'proc.name'",
        macro("proc.nmae<|> = bash and spawned"),
        macro("proc.name = bash and spawned"));
    becomes("Change to 'spawned'", macro("not spwaned<|>"), macro("not spawned"));
    becomes(
        "Change to 'shells'", macro("proc.name in (shlels<|>)"), macro("proc.name in (shells)"));
    becomes("Change to 'openat'", macro("evt.type = opneat<|>"), macro("evt.type = openat"));
    becomes(
        "Change to 'condition'",
        "- macro: m\n  conditoin<|>: proc.pid = 1\n",
        "- macro: m\n  condition: proc.pid = 1\n");
    becomes(
        "Change to 'WARNING'",
        "- rule: r\n  priority: warnign<|>\n",
        "- rule: r\n  priority: WARNING\n");
  }

  @Test
  void misspeltOverrides() throws Exception {
    String change = "- rule: %s\n  condition: and proc.pid = 1\n  override:\n    %s\n";
    becomes(
        "Change to 'condition'",
        change.formatted("Shell Started", "conditon<|>: append"),
        change.formatted("Shell Started", "condition: append"));
    becomes(
        "Change to 'append'",
        change.formatted("Shell Started", "condition: apend<|>"),
        change.formatted("Shell Started", "condition: append"));
    becomes(
        "Change to 'Shell Started'",
        change.formatted("\"Shell Stared<|>\"", "condition: append"),
        change.formatted("\"Shell Started\"", "condition: append"));
    becomes(
        "Change to 'spawned'",
        "- macro: spwned<|>\n  condition: or proc.pid = 1\n  append: true\n",
        "- macro: spawned\n  condition: or proc.pid = 1\n  append: true\n");
    assertFalse(
        titles(change.formatted("Shell<|> Started", "condition: append"))
            .toString()
            .contains("Change to"));
  }

  @Test
  void theNearestNameIsPreferred() throws Exception {
    assertEquals(List.of("Change to 'proc.name'"), preferred(macro("proc.nmae<|> = bash")));
    assertEquals(List.of(), preferred(macro("proc.xname<|> = bash")));
  }

  @Test
  void whatExistsIsNoSlip() throws Exception {
    assertFalse(titles(macro("proc.name<|> = bash")).toString().contains("Change to"));
    assertFalse(titles(macro("proc.name in (she<|>lls)")).toString().contains("Change to"));
    assertFalse(titles(macro("evt.type = open<|>")).toString().contains("Change to"));
  }

  @Test
  void missingKeys() throws Exception {
    becomes(
        "Add output, priority",
        "- rule: Mine<|>\n  desc: d\n  condition: spawned\n\n- list: l\n  items: []\n",
        "- rule: Mine\n  desc: d\n  condition: spawned\n"
            + "  output: Mine | command=%proc.cmdline user=%user.name\n  priority: WARNING\n"
            + "\n- list: l\n  items: []\n");
    assertFalse(
        titles("- rule: Shell Started<|>\n  enabled: false\n  override:\n    enabled: replace\n")
            .toString()
            .contains("Add desc"));
  }

  @Test
  void missingKeysOfMacrosAndLists() throws Exception {
    becomes(
        "Add condition",
        "- macro: mine<|>\n",
        "- macro: mine\n  condition: evt.type in (execve, execveat)\n");
    becomes("Add items", "- list: mine<|>\n", "- list: mine\n  items: []\n");
    assertEquals(List.of("Add items"), preferred("- list: mine<|>\n"));
    assertEquals(List.of("Change to 'items'"), preferred("- list: mine\n  itms<|>: [a]\n"));
    assertFalse(titles("- list: m<|>\n  items: []\n").contains("Add items"));
    assertFalse(titles("- {list: m<|>}\n").contains("Add items"));
  }

  @Test
  void eventTypesOfARuleThatNamesNone() throws Exception {
    String rule = "- rule: Mine%s\n  desc: d\n  condition: %s\n  output: o\n  priority: INFO\n";
    becomes(
        "Match only when a program is started (execve, execveat)",
        rule.formatted("<|>", "proc.name = a or proc.name = b"),
        rule.formatted("", "evt.type in (execve, execveat) and (proc.name = a or proc.name = b)"));
    becomes(
        "Match only when a connection is made (connect, accept, accept4)",
        rule.formatted("<|>", "fd.sip = 1.2.3.4"),
        rule.formatted("", "evt.type in (connect, accept, accept4) and fd.sip = 1.2.3.4"));
  }

  @Test
  void parenthesesAndLists() throws Exception {
    becomes(
        "Put parentheses around what 'and' joins",
        macro("spawned or proc.pid = 1 <|>and proc.tty = 0"),
        macro("spawned or (proc.pid = 1 and proc.tty = 0)"));
    becomes(
        "Write as one list",
        macro("(spawned or proc.name = a <|>or proc.name in (b, \"c d\") or fd.num = 1)"),
        macro("(spawned or proc.name in (a, b, \"c d\") or fd.num = 1)"));
  }

  @Test
  void extractAndInline() throws Exception {
    becomes(
        "Extract into a macro",
        macro("spawned and <|>(proc.pid = 1 or proc.tty = 0)<|>"),
        "- macro: new_macro\n  condition: (proc.pid = 1 or proc.tty = 0)\n\n"
            + macro("spawned and new_macro"));
    becomes(
        "Extract into a macro",
        macro("spawned and <|>proc.pid = 1 and proc.tty = 0<|> and fd.num = 1"),
        "- macro: new_macro\n  condition: proc.pid = 1 and proc.tty = 0\n\n"
            + macro("spawned and new_macro and fd.num = 1"));
    becomes(
        "Put the macro's condition in its place",
        "- macro: closed\n  condition: (proc.pid = 1 or proc.name = \"(\")\n"
            + macro("not clo<|>sed"),
        "- macro: closed\n  condition: (proc.pid = 1 or proc.name = \"(\")\n"
            + macro("not (proc.pid = 1 or proc.name = \"(\")"));
    becomes(
        "Put the macro's condition in its place",
        "- macro: two\n  condition: (proc.pid = 1) or (fd.num = 1)\n" + macro("not t<|>wo"),
        "- macro: two\n  condition: (proc.pid = 1) or (fd.num = 1)\n"
            + macro("not ((proc.pid = 1) or (fd.num = 1))"));
    becomes(
        "Extract into a list",
        macro("proc.name in (<|>a, \"b c\")"),
        "- list: new_list\n  items: [a, \"b c\"]\n\n" + macro("proc.name in (new_list)"));
    becomes(
        "Put the macro's condition in its place",
        macro("not spaw<|>ned"),
        macro("not (evt.type = execve and proc.name in (shells))"));
  }

  @Test
  void everythingOutdatedAtOnce() throws Exception {
    becomes(
        "Bring outdated keys and fields up to date",
        "- macro: spawned<|>\n  condition: and proc.pid = 1\n  append: true\n"
            + "- rule: Shell Started\n  condition: and proc.pid = 1\n  append: true\n",
        "- macro: spawned\n  condition: and proc.pid = 1\n  override:\n    condition: append\n"
            + "- rule: Shell Started\n  condition: and proc.pid = 1\n"
            + "  override:\n    condition: append\n");
  }

  @Test
  void outdatedKeysAndFieldsOneByOne() throws Exception {
    becomes(
        "Add 'override'",
        "- rule: Shell Started\n  enabled<|>: false\n",
        "- rule: Shell Started\n  enabled: false\n  override:\n    enabled: replace\n");
    becomes(
        "Replace by 'override'",
        "- list: shells\n  items: [fish]\n  append<|>: true\n",
        "- list: shells\n  items: [fish]\n  override:\n    items: append\n");
    String rule = "- rule: Mine\n  desc: d\n  condition: %s\n  output: o\n  priority: INFO\n";
    becomes(
        "Remove the comparison",
        rule.formatted("evt.type = open and evt.dir<|> = < and fd.num = 3"),
        rule.formatted("evt.type = open and fd.num = 3"));
  }

  /** Falco's verdict stands at the item's name, and not where the outdated key is. */
  @Test
  void outdatedKeysFromTheVerdictAtTheName() throws Exception {
    becomes(
        "Replace by 'override'",
        "- list: shel<|>ls\n  items: [fish]\n  append: true\n",
        "- list: shells\n  items: [fish]\n  override:\n    items: append\n");
    assertFalse(
        titles("- list: shel<|>ls\n  items: [fish]\n  append: true\n")
            .contains("Ignore EYAS010 here"));
  }

  @Test
  void aRuleIsChangedInTheLocalFile() throws Exception {
    String rule =
        "- rule: Mine<|>\n  desc: d\n  condition: spawned\n  output: o\n  priority: INFO\n";
    Marked marked = Marked.of(rule);
    try (Editor editor = Editor.on(folder)) {
      editor.open("my_rules.yaml", marked.text());
      CodeAction action =
          find(
              "Disable in falco_rules.local.yaml",
              actions(editor, "my_rules.yaml", new Range(marked.caret(), marked.caret())));
      var changes = action.getEdit().getDocumentChanges();
      assertTrue(changes.get(0).getRight() instanceof CreateFile);
      TextDocumentEdit edit = changes.get(1).getLeft();
      assertEquals(editor.uri("falco_rules.local.yaml"), edit.getTextDocument().getUri());
      assertEquals(
          "- rule: Mine\n  enabled: false\n  override:\n    enabled: replace\n",
          edit.getEdits().get(0).getLeft().getNewText());

      editor.open("falco_rules.local.yaml", "- list: l\n  items: []\n");
      TextDocumentEdit added =
          find(
                  "Add a condition in falco_rules.local.yaml",
                  actions(editor, "my_rules.yaml", new Range(marked.caret(), marked.caret())))
              .getEdit()
              .getDocumentChanges()
              .get(0)
              .getLeft();
      assertEquals(new Position(2, 0), added.getEdits().get(0).getLeft().getRange().getStart());
    }
  }

  private static String macro(String condition) {
    return "- macro: m\n  condition: " + condition + "\n";
  }

  private void becomes(String title, String marked, String expected) throws Exception {
    int first = marked.indexOf("<|>");
    int last = marked.lastIndexOf("<|>");
    String selected =
        first == last ? marked : marked.substring(0, last) + marked.substring(last + 3);
    Position start = Marked.of(selected).caret();
    String text = Marked.of(selected).text();
    Position end =
        first == last
            ? start
            : Marked.of(marked.substring(0, first) + marked.substring(first + 3)).caret();
    try (TwoFiles files = TwoFiles.in(folder, selected)) {
      List<CodeAction> actions = actions(files.editor, TwoFiles.LOCAL, new Range(start, end));
      List<TextEdit> edits =
          find(title, actions).getEdit().getChanges().get(files.editor.uri(TwoFiles.LOCAL));
      assertEquals(expected, applied(text, edits));
    }
  }

  private List<String> titles(String marked) throws Exception {
    try (TwoFiles files = TwoFiles.in(folder, marked)) {
      return actions(files.editor, TwoFiles.LOCAL, new Range(files.caret(), files.caret())).stream()
          .map(CodeAction::getTitle)
          .toList();
    }
  }

  private List<String> preferred(String marked) throws Exception {
    try (TwoFiles files = TwoFiles.in(folder, marked)) {
      return actions(files.editor, TwoFiles.LOCAL, new Range(files.caret(), files.caret())).stream()
          .filter(action -> Boolean.TRUE.equals(action.getIsPreferred()))
          .map(CodeAction::getTitle)
          .toList();
    }
  }

  /** With the problems that the editor shows anywhere in the file. */
  private static List<CodeAction> actions(Editor editor, String file, Range range)
      throws Exception {
    CodeActionParams params =
        new CodeActionParams(
            editor.document(file), range, new CodeActionContext(editor.diagnostics(file)));
    return Editor.await(editor.server().getTextDocumentService().codeAction(params)).stream()
        .map(Either::getRight)
        .toList();
  }

  private static CodeAction find(String title, List<CodeAction> actions) {
    return actions.stream()
        .filter(action -> action.getTitle().equals(title))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    title
                        + " is not among "
                        + actions.stream().map(CodeAction::getTitle).toList()));
  }

  private static String applied(String text, List<TextEdit> edits) {
    StringBuilder result = new StringBuilder(text);
    edits.stream()
        .sorted(
            Comparator.comparingInt((TextEdit edit) -> offset(text, edit.getRange().getStart()))
                .reversed())
        .forEach(
            edit ->
                result.replace(
                    offset(text, edit.getRange().getStart()),
                    offset(text, edit.getRange().getEnd()),
                    edit.getNewText()));
    return result.toString();
  }

  private static int offset(String text, Position position) {
    int start = 0;
    for (int line = 0; line < position.getLine(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + position.getCharacter();
  }
}
