package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
  private static final String FILE = "falco_rules.local.yaml";

  @TempDir Path folder;
  private Editor editor;

  @BeforeEach
  void open() throws Exception {
    Editor.write(
        folder,
        "falco_rules.yaml",
        """
        - list: shell_binaries
          items: [bash, zsh]
        - macro: spawned_process
          condition: evt.type = execve
        """);
    editor = Editor.on(folder);
  }

  @AfterEach
  void close() throws Exception {
    editor.close();
  }

  @Test
  void fieldsAfterADot() throws Exception {
    CompletionItem name = item("proc.name", condition("container.id != host and proc.<|>"));
    assertEquals("charbuf", name.getDetail());
    assertTrue(name.getDocumentation().getLeft().startsWith("Name of the process"));
    TextEdit edit = name.getTextEdit().getLeft();
    assertEquals("proc.name", edit.getNewText());
    assertEquals(new Range(new Position(2, 38), new Position(2, 43)), edit.getRange());
  }

  @Test
  void fieldsFromTheirFirstLetters() throws Exception {
    List<CompletionItem> items = condition("cont<|>");
    item("container.id", items);
    assertTrue(labels(items).stream().allMatch(label -> label.startsWith("cont")), items::toString);
  }

  @Test
  void conditionsInBlocksAndQuotes() throws Exception {
    item(
        "proc.name",
        complete("- rule: r\n  condition: >\n    evt.type = open and\n    proc.n<|>\n"));
    item("proc.name", complete("- rule: r\n  condition: \"evt.type = open and proc.n<|>\"\n"));
    item("proc.name", complete("- macro: m\n  condition: (proc.n<|>)\n  desc: x\n"));
  }

  @Test
  void macrosAndListsOfOtherFiles() throws Exception {
    CompletionItem macro = item("spawned_process", condition("spawn<|>"));
    assertEquals("macro in falco_rules.yaml", macro.getDetail());
    item("shell_binaries", condition("proc.name in (sh<|>)"));
  }

  @Test
  void operatorsThatTheFieldHas() throws Exception {
    List<String> forText = labels(condition("proc.name <|>"));
    assertTrue(forText.containsAll(List.of("startswith", "in", "=", "exists")), forText::toString);
    List<String> forNumbers = labels(condition("proc.pid <|>"));
    assertTrue(forNumbers.contains("<="), forNumbers::toString);
    assertFalse(forNumbers.contains("startswith"), forNumbers::toString);
  }

  @Test
  void logicAfterACheck() throws Exception {
    List<String> labels = labels(condition("proc.name = bash <|>"));
    assertTrue(labels.containsAll(List.of("and", "or")), labels::toString);
  }

  @Test
  void keysOfARule() throws Exception {
    List<CompletionItem> items = complete("- rule: r\n  desc: d\n  cond<|>\n");
    assertEquals("condition: ", item("condition", items).getTextEdit().getLeft().getNewText());
    item("output", complete("- rule: r\n  <|>\n"));
    item("macro", complete("- ma<|>\n"));
  }

  @Test
  void priorities() throws Exception {
    item("WARNING", complete("- rule: r\n  priority: wa<|>\n"));
  }

  @Test
  void fieldsInOutput() throws Exception {
    item("proc.cmdline", complete("- rule: r\n  output: \"shell %proc.cmd<|>\"\n"));
    item("proc.cmdline", complete("- rule: r\n  output: shell (%<|>\n"));
  }

  @Test
  void nothingInsideAPath() throws Exception {
    assertEquals(List.of(), labels(condition("fd.name = /etc/pro<|>")));
  }

  private List<CompletionItem> condition(String marked) throws Exception {
    return complete("- rule: r\n  desc: d\n  condition: " + marked + "\n  priority: INFO\n");
  }

  private List<CompletionItem> complete(String marked) throws Exception {
    Marked file = Marked.of(marked);
    editor.open(FILE, file.text());
    return editor.complete(FILE, file.caret());
  }

  private static CompletionItem item(String label, List<CompletionItem> items) {
    return items.stream()
        .filter(item -> item.getLabel().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label + " is not among " + labels(items)));
  }

  private static List<String> labels(List<CompletionItem> items) {
    return items.stream().map(CompletionItem::getLabel).toList();
  }
}
