package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.eyas.ide.live.FakeSensors;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.CodeLens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live loop as the editor sees it: commands, lenses and status. */
class CodeLensTest {
  private static final String SILENT = " · silent under rule_matching: first, behind 'Other'";
  private static final String FILE = "falco_rules.local.yaml";
  private static final String RULES = "- rule: Shell\n  desc: d\n\n- rule: Other\n  desc: d\n";

  @TempDir Path folder;

  @Test
  void eachRuleOffersToRun() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, RULES);
      List<? extends CodeLens> lenses = editor.codeLenses(FILE);
      assertEquals(
          List.of(0, 3), lenses.stream().map(l -> l.getRange().getStart().getLine()).toList());
      assertEquals("Run against this node", lenses.get(0).getCommand().getTitle());
      assertEquals("eyas.live.start", lenses.get(0).getCommand().getCommand());
    }
  }

  @Test
  void whileRunningEachRuleShowsItsCount() throws Exception {
    try (Editor editor = Editor.on(folder, FakeSensors::launch)) {
      editor.open(FILE, RULES);
      editor.execute("eyas.live.start", editor.uri(FILE));
      editor.awaitTitles(FILE, "1,000 matches · running version 1" + SILENT, "not running");

      editor.change(FILE, RULES + "# edited, not saved\n");
      editor.awaitTitles(FILE, "1,000 matches · running version 2" + SILENT, "not running");

      editor.change(FILE, RULES + "# BROKEN\n");
      editor.awaitStatus(status -> status.editVersion() == 3);
      assertEquals(2, editor.liveStatus().runningVersion());

      editor.execute("eyas.live.stop");
      editor.awaitTitles(FILE, "Run against this node", "Run against this node");
    }
  }

  @Test
  void whyThereIsNoSensorIsTold() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, RULES);
      editor.execute("eyas.live.start", editor.uri(FILE));
      editor.awaitStatus(status -> status.state().equals("failed"));
      assertEquals("no sensor in this test", editor.liveStatus().message());
    }
  }

  @Test
  void startWithoutADocumentIsRefused() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      assertThrows(ExecutionException.class, () -> editor.execute("eyas.live.start"));
    }
  }
}
