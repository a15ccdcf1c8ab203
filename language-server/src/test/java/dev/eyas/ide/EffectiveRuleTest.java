package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.ide.preview.EffectiveItem;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rule really is after an override, while the override is being written. */
class EffectiveRuleTest {
  private static final String BASE = "falco_rules.yaml";
  private static final String LOCAL = "falco_rules.local.yaml";
  private static final String RULES =
      """
      - list: shells
        items: [bash]
      - rule: Shell
        desc: A shell
        condition: evt.type = execve
        output: shell
        priority: INFO
      - rule: Alone
        desc: d
        condition: evt.type = open
        output: x
        priority: INFO
      """;
  private static final String OVERRIDE =
      """
      - rule: Shell
        condition: and proc.name = %s
        override:
          condition: append
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws Exception {
    Editor.write(folder, BASE, RULES);
  }

  @Test
  void theEffectiveRuleFollowsWhatIsTyped() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(LOCAL, OVERRIDE.formatted("bash"));
      EffectiveItem item = effective(editor, LOCAL, new Position(1, 4));
      assertEquals("rule", item.kind());
      assertEquals("Shell", item.name());
      assertEquals("without " + LOCAL, item.baseTitle());
      assertEquals(item.base(), item.text().replace("    and proc.name = bash\n", ""));
      assertTrue(
          item.text().contains("    evt.type = execve\n    and proc.name = bash\n"), item.text());

      editor.change(LOCAL, OVERRIDE.formatted("zsh"));
      EffectiveItem edited = effective(editor, LOCAL, new Position(1, 4));
      assertTrue(edited.text().contains("and proc.name = zsh"), edited.text());
      assertEquals(edited, editor.effectiveItem(LOCAL, "rule", "Shell"));
    }
  }

  @Test
  void eachPartTellsItsFile() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(LOCAL, OVERRIDE.formatted("bash"));
      EffectiveItem item = effective(editor, LOCAL, new Position(0, 0));
      List<EffectiveItem.Segment> local =
          item.segments().stream().filter(s -> s.uri().equals(editor.uri(LOCAL))).toList();
      assertEquals(1, local.size(), item::toString);
      assertEquals(new Range(new Position(4, 4), new Position(4, 24)), local.get(0).range());
      assertEquals(new Range(new Position(1, 13), new Position(1, 33)), local.get(0).origin());
      assertEquals(
          List.of("define", "append"),
          item.changes().stream().map(EffectiveItem.ItemChange::kind).toList());
      assertEquals(List.of("condition"), item.changes().get(1).keys());
      assertEquals(editor.uri(BASE), item.changes().get(0).uri());
    }
  }

  @Test
  void fromTheDefinitionTheBaseIsWhatThisFileSays() throws Exception {
    Editor.write(folder, LOCAL, OVERRIDE.formatted("bash"));
    try (Editor editor = Editor.on(folder)) {
      editor.open(BASE, RULES);
      EffectiveItem item = effective(editor, BASE, new Position(2, 5));
      assertEquals("as in " + BASE, item.baseTitle());
      assertTrue(item.text().contains("and proc.name = bash"), item.text());
      assertTrue(!item.base().contains("and proc.name = bash"), item.base());
    }
  }

  @Test
  void aBrokenConditionStillHasItsPreview() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(LOCAL, OVERRIDE.formatted(""));
      EffectiveItem item = effective(editor, LOCAL, new Position(1, 4));
      assertTrue(item.text().contains("and proc.name ="), item.text());
    }
  }

  @Test
  void whereNothingIsDefinedThereIsNoPreview() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(LOCAL, OVERRIDE.formatted("x").replace("Shell", "Nowhere") + "# end\n");
      assertNull(effective(editor, LOCAL, new Position(1, 4)));
    }
  }

  @Test
  void lensesLeadThereFromBothFiles() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(
          LOCAL,
          OVERRIDE.formatted("bash")
              + "- list: shells\n  items: [zsh]\n  override: {items: append}\n");
      editor.open(BASE, RULES);
      assertEquals(
          List.of("Effective rule · overrides " + BASE, "Effective list · overrides " + BASE),
          titles(editor, LOCAL));
      assertEquals(
          List.of(
              "Effective list · overridden by " + LOCAL, "Effective rule · overridden by " + LOCAL),
          titles(editor, BASE));
    }
  }

  @Test
  void aHoverOnTheNameTellsWhoChangesTheRule() throws Exception {
    Editor.write(folder, LOCAL, OVERRIDE.formatted("bash"));
    try (Editor editor = Editor.on(folder)) {
      editor.open(BASE, RULES);
      String hover = editor.hover(BASE, new Position(2, 9)).getContents().getRight().getValue();
      assertTrue(hover.contains("- defined in `" + BASE + "`"), hover);
      assertTrue(hover.contains("- `" + LOCAL + "` appends to `condition`"), hover);
    }
  }

  private static List<String> titles(Editor editor, String file) throws Exception {
    return editor.codeLenses(file).stream()
        .map(CodeLens::getCommand)
        .filter(command -> command.getCommand().equals("eyas.showEffectiveRule"))
        .map(command -> command.getTitle())
        .toList();
  }

  private static EffectiveItem effective(Editor editor, String file, Position caret)
      throws Exception {
    return editor.effectiveRule(file, caret);
  }
}
