package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.eyas.ide.live.FakeSensors;
import dev.eyas.ide.live.LiveEvent;
import dev.eyas.ide.live.LiveExplanation;
import dev.eyas.ide.live.LiveNearMisses;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live loop as the editor sees it: commands, lenses and status. */
class CodeLensTest {
  private static final String SILENT = " · silent under rule_matching: first, behind 'Other'";
  private static final String WHY = "Why not?";
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
      editor.awaitTitles(
          FILE, "1,000 matches · running version 1" + SILENT, WHY, "not running", WHY);

      editor.change(FILE, RULES + "# edited, not saved\n");
      editor.awaitTitles(
          FILE, "1,000 matches · running version 2" + SILENT, WHY, "not running", WHY);

      editor.change(FILE, RULES + "# BROKEN\n");
      editor.awaitStatus(status -> status.editVersion() == 3);
      assertEquals(2, editor.liveStatus().runningVersion());

      editor.execute("eyas.live.stop");
      editor.awaitTitles(FILE, "Run against this node", "Run against this node");
    }
  }

  @Test
  void aWatchedRuleTellsItsNearMissesAndWhatTheyLacked() throws Exception {
    try (Editor editor = Editor.on(folder, FakeSensors::launch)) {
      editor.open(FILE, "- rule: Shell\n  condition: proc.name = bash\n");
      editor.execute("eyas.live.start", editor.uri(FILE));
      editor.awaitStatus(status -> status.runningVersion() == 1);
      LiveNearMisses misses = editor.watch("Shell");
      LiveNearMisses.Miss miss = misses.nearest().get(0);
      LiveExplanation.Part check =
          editor
              .explain(new LiveEvent(misses.version(), misses.rule(), miss.eventNumber()))
              .condition();
      assertEquals("false", check.outcome());
      assertEquals(editor.uri(FILE), check.uri());
      assertEquals(new Range(new Position(1, 13), new Position(1, 22)), check.range());
    }
  }

  @Test
  void whereToRunIsAnObject() throws Exception {
    try (Editor editor = Editor.on(folder)) {
      assertThrows(
          ExecutionException.class,
          () -> editor.execute("eyas.live.start", editor.uri(FILE), "node-1"));
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
