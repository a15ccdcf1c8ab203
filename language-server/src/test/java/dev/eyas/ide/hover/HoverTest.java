package dev.eyas.ide.hover;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.ide.TwoFiles;
import java.nio.file.Path;
import org.eclipse.lsp4j.Hover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoverTest {
  @TempDir Path folder;

  @Test
  void fieldsTellTypeOperatorsAndExample() throws Exception {
    String name = macro("proc.na<|>me = a");
    assertTells(
        name,
        "**proc.name** charbuf",
        "Name of the process",
        "`startswith`",
        "proc.name in (bash, sh)");
    assertTells(
        macro("evt.arg.fla<|>gs = a"), "**evt.arg**", "needs an argument", "Events: `", "`openat`");
  }

  @Test
  void operatorsTransformersAndKeys() throws Exception {
    assertTells(macro("proc.name starts<|>with a"), "begins with the text");
    assertTells(macro("tolo<|>wer(proc.name) = a"), "lower case");
    assertTells(hover("- rule: r\n  prio<|>rity: INFO\n"), "Severity");
    assertTells(hover("- rule: r\n  ena<|>bled: true\n"), "switches the rule off");
    assertTells(macro("proc.args startswith any<|>of (a, b)"), "at least one");
    assertTells(
        hover("- rule: r\n  exceptions:\n    - name: e\n      comps: [starts<|>with]\n"),
        "begins with the text");
    assertTells(
        hover("- rule: r\n  tags: [a]\n  override:\n    ta<|>gs: append\n"), "adds these tags");
  }

  @Test
  void macrosAsWrittenAndExpanded() throws Exception {
    assertTells(
        macro("spaw<|>ned"),
        "evt.type = execve and proc.name in (shells)",
        "(evt.type = execve and proc.name in (bash, zsh))");
  }

  @Test
  void whatExpandsToItselfIsToldOnce() throws Exception {
    String told = hover("- macro: pla<|>in\n  condition: (proc.name = bash and fd.num>=0)\n");
    assertTells(told, "(proc.name = bash and fd.num>=0)");
    assertFalse(told.contains("Expanded"), told);
  }

  @Test
  void typesOfEventsWithTheirParameters() throws Exception {
    assertTells(macro("evt.type = open<|>at"), "**openat** event", "`evt.arg.dirfd`");
    assertTells(macro("evt.type in (open, \"con<|>nect\")"), "`evt.arg.tuple`");
    assertTells(macro("evt.type = gett<|>id"), "**gettid** system call");
    assertNull(macro("proc.name = open<|>at"));
    assertNull(macro("evt.type = opnea<|>t"));
  }

  @Test
  void listsWithTheirValues() throws Exception {
    assertTells(macro("proc.name in (she<|>lls)"), "list of 2", "bash, zsh");
    assertTells(
        hover("- list: shel<|>ls\n  items: [fish]\n  override:\n    items: append\n"),
        "list of 3",
        "bash, zsh, fish",
        "appends to `items`");
  }

  @Test
  void rulesWithTheirEventTypes() throws Exception {
    assertTells(
        hover(
            "- rule: Shell Sta<|>rted\n  condition: and proc.pid > 1\n"
                + "  override:\n    condition: append\n"),
        "spawned and not user.name in (shells) and proc.pid > 1",
        "Event types: execve",
        "Informational, enabled");
  }

  @Test
  void nothingToTell() throws Exception {
    assertNull(hover("- rule: r\n  desc: so<|>me text\n"));
    assertNull(hover("- rule: r # com<|>ment\n"));
  }

  private String macro(String condition) throws Exception {
    return hover("- macro: m\n  condition: " + condition + "\n");
  }

  private String hover(String marked) throws Exception {
    try (TwoFiles files = TwoFiles.in(folder, marked)) {
      Hover hover = files.editor.hover(TwoFiles.LOCAL, files.caret());
      return hover == null ? null : hover.getContents().getRight().getValue();
    }
  }

  private static void assertTells(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> part + " is not in: " + text);
    }
  }
}
