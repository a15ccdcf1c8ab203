package dev.eyas.ide;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.services.TextDocumentService;

/** A base file that no editor has open, and an open one with a caret that adds to it. */
public final class TwoFiles implements AutoCloseable {
  public static final String BASE = "falco_rules.yaml";
  public static final String LOCAL = "falco_rules.local.yaml";
  public static final String BASE_TEXT =
      """
      - list: shells
        items: [bash, zsh]
      - macro: spawned
        condition: evt.type = execve and proc.name in (shells)
      - rule: Shell Started
        desc: d
        condition: spawned and not user.name in (shells)
        output: shell
        priority: INFO
      """;

  public final Editor editor;
  private final Marked local;

  private TwoFiles(Editor editor, Marked local) {
    this.editor = editor;
    this.local = local;
  }

  /**
   * @param marked the open file, with its caret
   */
  public static TwoFiles in(Path folder, String marked) throws Exception {
    Editor.write(folder, BASE, BASE_TEXT);
    Marked local = Marked.of(marked);
    Editor editor = Editor.on(folder);
    editor.open(LOCAL, local.text());
    return new TwoFiles(editor, local);
  }

  public TextDocumentService server() {
    return editor.server().getTextDocumentService();
  }

  public TextDocumentIdentifier document() {
    return editor.document(LOCAL);
  }

  public Position caret() {
    return local.caret();
  }

  /** Such as {@code falco_rules.yaml:3:9}, 0-based. */
  public static List<String> places(List<? extends Location> locations) {
    return locations.stream()
        .map(
            place ->
                "%s:%d:%d"
                    .formatted(
                        place.getUri().substring(place.getUri().lastIndexOf('/') + 1),
                        place.getRange().getStart().getLine(),
                        place.getRange().getStart().getCharacter()))
        .toList();
  }

  @Override
  public void close() throws Exception {
    editor.close();
  }
}
