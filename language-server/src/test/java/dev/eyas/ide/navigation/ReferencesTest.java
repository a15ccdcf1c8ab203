package dev.eyas.ide.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.ide.Editor;
import dev.eyas.ide.TwoFiles;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {
  private static final String ADDED =
      """
      - list: %s
        items: [fish]
        override:
          items: append
      - macro: quiet
        condition: not proc.name in (%s)
      """;

  @TempDir Path folder;

  @Test
  void usesInAllFiles() throws Exception {
    assertEquals(
        List.of("falco_rules.yaml:3:49", "falco_rules.yaml:6:43", "falco_rules.local.yaml:5:31"),
        references(ADDED.formatted("shells", "she<|>lls"), false));
  }

  @Test
  void definitionsAndOverridesToo() throws Exception {
    assertEquals(
        List.of(
            "falco_rules.yaml:0:8",
            "falco_rules.yaml:3:49",
            "falco_rules.yaml:6:43",
            "falco_rules.local.yaml:0:8",
            "falco_rules.local.yaml:5:31"),
        references(ADDED.formatted("shells<|>", "shells"), true));
  }

  @Test
  void rulesAndTheirOverrides() throws Exception {
    assertEquals(
        List.of("falco_rules.yaml:4:8", "falco_rules.local.yaml:0:8"),
        references("- rule: Shell Sta<|>rted\n  enabled: false\n", true));
  }

  @Test
  void aWordThatIsNoListHasNone() throws Exception {
    assertEquals(List.of(), references("- list: l\n  items: [ba<|>sh]\n", true));
  }

  @Test
  void highlightsInThisFile() throws Exception {
    try (TwoFiles files = TwoFiles.in(folder, ADDED.formatted("shells", "<|>shells"))) {
      List<DocumentHighlightKind> kinds =
          Editor.await(
                  files
                      .server()
                      .documentHighlight(
                          new DocumentHighlightParams(files.document(), files.caret())))
              .stream()
              .map(highlight -> highlight.getKind())
              .toList();
      assertEquals(List.of(DocumentHighlightKind.Write, DocumentHighlightKind.Read), kinds);
    }
  }

  private List<String> references(String marked, boolean declarations) throws Exception {
    try (TwoFiles files = TwoFiles.in(folder, marked)) {
      ReferenceParams params =
          new ReferenceParams(files.document(), files.caret(), new ReferenceContext(declarations));
      return TwoFiles.places(Editor.await(files.server().references(params)));
    }
  }
}
