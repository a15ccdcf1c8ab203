package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.xtext.ide.server.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormattingTest {
  private static final String FILE = "a_rules.yaml";
  private static final String TEXT =
      """
      -   macro: é\uD83D\uDE00
          condition: proc.name=a   # why
      -   macro: b
          condition: >
             proc.name=b and
             not(proc.pid>1)
      -   macro: c
          condition: (proc.name
      """;

  @TempDir Path folder;

  @Test
  void aDocumentIsLaidOutButForBrokenItems() throws Exception {
    assertEquals(
        """
        - macro: é\uD83D\uDE00
          condition: proc.name = a   # why
        - macro: b
          condition: >
            proc.name = b
            and not (proc.pid > 1)
        -   macro: c
            condition: (proc.name
        """,
        formatted(null));
  }

  @Test
  void aRangeIsLaidOutByWholeItems() throws Exception {
    String rest = TEXT.substring(TEXT.indexOf("-   macro: b"));
    assertEquals(
        """
        - macro: é\uD83D\uDE00
          condition: proc.name = a   # why
        """
            + rest,
        formatted(new Range(new Position(1, 2), new Position(1, 8))));
  }

  private String formatted(Range range) throws Exception {
    try (Editor editor = Editor.on(folder)) {
      editor.open(FILE, TEXT);
      List<? extends TextEdit> edits =
          range == null ? editor.format(FILE) : editor.format(FILE, range);
      return applied(edits);
    }
  }

  /** All positions are those of the text before any edit: the last edit goes first. */
  private static String applied(List<? extends TextEdit> edits) {
    Document document = new Document(1, TEXT);
    StringBuilder text = new StringBuilder(TEXT);
    for (int i = edits.size() - 1; i >= 0; i--) {
      Range range = edits.get(i).getRange();
      text.replace(
          document.getOffSet(range.getStart()),
          document.getOffSet(range.getEnd()),
          edits.get(i).getNewText());
    }
    return text.toString();
  }
}
