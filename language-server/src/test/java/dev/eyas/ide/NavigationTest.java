package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NavigationTest {
  private static final String BASE = "falco_rules.yaml";
  private static final String FILE = "falco_rules.local.yaml";

  @TempDir Path folder;

  @BeforeEach
  void write() throws Exception {
    Editor.write(
        folder,
        BASE,
        """
        - list: shells
          items: [bash, zsh]
        - macro: spawned
          condition: evt.type = execve and proc.name in (shells)
        """);
  }

  @Test
  void aMacroAndAListAreFoundInTheFileBeside() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      checkDefinitions(editor);
    }
  }

  @Test
  void alsoWithNoFolderOpen() throws Exception {
    try (Editor editor = Editor.withoutFolder(folder)) {
      checkDefinitions(editor);
    }
  }

  private void checkDefinitions(Editor editor) throws Exception {
    assertEquals(new Position(2, 9), definition(editor, "condition: spaw<|>ned").getStart());
    assertEquals(
        new Position(0, 8), definition(editor, "condition: proc.name in (she<|>lls)").getStart());
  }

  @Test
  void theDefinitionInForceIsTheLast() throws Exception {
    Editor.write(folder, "z_rules.yaml", "- macro: spawned\n  condition: evt.type = clone\n");
    try (Editor editor = Editor.on(folder)) {
      Marked file = Marked.of("- rule: r\n  condition: spaw<|>ned and fd.num = 1\n");
      editor.open(FILE, file.text());
      List<? extends Location> found = editor.definition(FILE, file.caret());
      assertEquals(List.of("z_rules.yaml:0:9"), TwoFiles.places(found));
    }
  }

  @Test
  void referencesAreFoundInAllFiles() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      Marked file = Marked.of("- rule: r\n  condition: proc.name in (she<|>lls)\n");
      editor.open(FILE, file.text());
      List<String> files =
          editor.references(FILE, file.caret()).stream()
              .map(Location::getUri)
              .map(uri -> uri.substring(uri.lastIndexOf('/') + 1))
              .sorted()
              .toList();
      assertEquals(List.of(FILE, BASE), files);
    }
  }

  @Test
  void hoverTellsWhatAFieldIs() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      String field = hover(editor, "condition: proc.na<|>me = bash");
      assertTrue(field.contains("proc.name") && field.contains("Name of the process"), field);
      String printed = hover(editor, "output: in %container.na<|>me");
      assertTrue(printed.contains("container.name"), printed);
      String macro = hover(editor, "condition: spaw<|>ned");
      assertTrue(macro.contains("evt.type = execve and proc.name in (shells)"), macro);
    }
  }

  @Test
  void symbolsNameTheItems() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      List<String> names = editor.symbols(BASE).stream().map(DocumentSymbol::getName).toList();
      assertEquals(List.of("shells", "spawned"), names);
    }
  }

  @Test
  void eachItemFoldsOnce() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      List<Integer> starts = editor.folds(BASE).stream().map(fold -> fold.getStartLine()).toList();
      assertEquals(List.of(0, 2), starts);
    }
  }

  private Range definition(Editor editor, String marked) throws Exception {
    Marked file = Marked.of("- rule: r\n  " + marked + "\n");
    editor.open(FILE, file.text());
    List<? extends Location> found = editor.definition(FILE, file.caret());
    assertEquals(1, found.size(), found::toString);
    assertEquals(editor.uri(BASE), found.get(0).getUri());
    return found.get(0).getRange();
  }

  private String hover(Editor editor, String marked) throws Exception {
    Marked file = Marked.of("- rule: r\n  " + marked + "\n");
    editor.open(FILE, file.text());
    return editor.hover(FILE, file.caret()).getContents().getRight().getValue();
  }
}
