package dev.eyas.ide.navigation;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.ide.items.Mention;
import dev.eyas.ide.items.Mentions;
import dev.eyas.ide.workspace.OpenFile;
import java.util.List;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;

/** All places of the name at the caret: in all files, or marked in one. */
@Singleton
public final class References {
  private final Mentions mentions;

  @Inject
  References(Mentions mentions) {
    this.mentions = mentions;
  }

  /**
   * Uses of the name, in load order.
   *
   * @param declarations whether definitions, redefinitions and overrides are wanted, too
   */
  public List<Location> of(OpenFile file, Position position, boolean declarations) {
    return all(file, position).stream()
        .filter(mention -> declarations || !mention.defining())
        .map(mentions::location)
        .toList();
  }

  public List<DocumentHighlight> highlights(OpenFile file, Position position) {
    return all(file, position).stream()
        .filter(mention -> mention.node().getRootNode() == file.root())
        .map(mention -> new DocumentHighlight(file.range(mention.node()), kind(mention)))
        .toList();
  }

  private static DocumentHighlightKind kind(Mention mention) {
    return mention.defining() ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
  }

  private List<Mention> all(OpenFile file, Position position) {
    return file.leafAt(position)
        .flatMap(Mention::at)
        .map(mention -> mentions.of(mention.kind(), mention.name(), file.resource()))
        .orElse(List.of());
  }
}
