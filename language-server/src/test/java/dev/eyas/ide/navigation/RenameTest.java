package dev.eyas.ide.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.ide.Editor;
import dev.eyas.ide.TwoFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenameTest {
  private static final String USE = "- macro: quiet\n  condition: not proc.name in (%s)\n";

  @TempDir Path folder;

  @Test
  void inFilesOpenAndNot() throws Exception {
    assertEquals(
        Map.of(
            TwoFiles.BASE, List.of("0:8-14", "3:49-55", "6:43-49"),
            TwoFiles.LOCAL, List.of("1:31-37")),
        rename(USE.formatted("sh<|>ells"), "known_shells"));
  }

  @Test
  void placesCountAsEditorsDo() throws Exception {
    String text =
        "# 🦅\r\n- macro: quiet\r\n  condition: proc.name = '🦅' and\tfd.name in (sh<|>ells)\r\n";
    assertEquals(List.of("2:46-52"), rename(text, "known").get(TwoFiles.LOCAL));
  }

  @Test
  void rulesWithTheirOverrides() throws Exception {
    assertEquals(
        Map.of(TwoFiles.BASE, List.of("4:8-21"), TwoFiles.LOCAL, List.of("0:9-22")),
        rename("- rule: \"<|>Shell Started\"\n  enabled: false\n", "A shell, started"));
  }

  @Test
  void theNameIsOfferedForChange() throws Exception {
    try (TwoFiles files = TwoFiles.in(folder, USE.formatted("shells<|>"))) {
      var prepared = prepare(files);
      assertEquals("shells", prepared.getSecond().getPlaceholder());
    }
    try (TwoFiles files = TwoFiles.in(folder, USE.formatted("ba<|>sh"))) {
      assertNull(prepare(files));
    }
  }

  @Test
  void namesThatCannotBeAreRefused() {
    refused(USE.formatted("she<|>lls"), "two words", "cannot be the name of a list");
    refused("- macro: a<|>\n  condition: proc.pid = 1\n", "9lives", "name of a macro");
    refused(USE.formatted("she<|>lls") + "- list: taken\n  items: []\n", "taken", "already");
    refused("- rule: Shell<|> Started\n", "quoted \"name\"", "name of a rule");
  }

  private void refused(String marked, String newName, String why) {
    ExecutionException refusal =
        assertThrows(ExecutionException.class, () -> rename(marked, newName));
    assertTrue(refusal.getMessage().contains(why), refusal::getMessage);
  }

  private static org.eclipse.lsp4j.jsonrpc.messages.Either3<
          org.eclipse.lsp4j.Range,
          org.eclipse.lsp4j.PrepareRenameResult,
          org.eclipse.lsp4j.PrepareRenameDefaultBehavior>
      prepare(TwoFiles files) throws Exception {
    return Editor.await(
        files.server().prepareRename(new PrepareRenameParams(files.document(), files.caret())));
  }

  private Map<String, List<String>> rename(String marked, String newName) throws Exception {
    try (TwoFiles files = TwoFiles.in(folder, marked)) {
      RenameParams params = new RenameParams(files.document(), files.caret(), newName);
      Map<String, List<String>> places = new TreeMap<>();
      Editor.await(files.server().rename(params))
          .getChanges()
          .forEach(
              (uri, edits) ->
                  places.put(
                      uri.substring(uri.lastIndexOf('/') + 1),
                      edits.stream().map(RenameTest::place).toList()));
      return places;
    }
  }

  private static String place(TextEdit edit) {
    return "%d:%d-%d"
        .formatted(
            edit.getRange().getStart().getLine(),
            edit.getRange().getStart().getCharacter(),
            edit.getRange().getEnd().getCharacter());
  }
}
