package dev.eyas.ide.preview;

import com.google.inject.Inject;
import dev.eyas.rules.ItemPlaces;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.RulesFile;
import dev.eyas.rules.ruleset.Change;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.Location;
import org.eclipse.xtext.ide.server.UriExtensions;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;

/** Where the item that a problem is in was defined and changed before. */
public final class OverriddenItems {
  private final OverrideSummary summary;
  private final MergedFolder folder;
  private final UriExtensions uris;

  @Inject
  OverriddenItems(OverrideSummary summary, MergedFolder folder, UriExtensions uris) {
    this.summary = summary;
    this.folder = folder;
    this.uris = uris;
  }

  /** In load order; empty for a place in an item that changes no other. */
  public List<DiagnosticRelatedInformation> before(XtextResource resource, int offset) {
    return itemsAt(resource, offset)
        .filter(item -> contains(item, offset))
        .filter(OverriddenItems::changesAnother)
        .flatMap(item -> summary.earlier(item).stream().map(change -> related(item, change)))
        .toList();
  }

  private DiagnosticRelatedInformation related(Item item, Change change) {
    SourceRange range = change.item();
    String text =
        folder.around(item.eResource()).sources().stream()
            .filter(source -> source.name().equals(range.source()))
            .map(RulesSource::text)
            .findFirst()
            .orElse("");
    Location place =
        new Location(
            uris.toUriString(URI.createURI(range.source())),
            new TextRanges(text).of(range.offset(), range.offset() + range.length()));
    String name = PreviewedItem.of(item).map(PreviewedItem::name).orElseThrow();
    return new DiagnosticRelatedInformation(place, sentence(name, change));
  }

  private static String sentence(String name, Change change) {
    return switch (change.kind()) {
      case DEFINE -> "'%s' is defined here".formatted(name);
      case APPEND -> "'%s' is appended to here".formatted(name);
      case REPLACE -> "'%s' is changed here".formatted(name);
    };
  }

  private static Stream<Item> itemsAt(XtextResource resource, int offset) {
    return Optional.ofNullable(resource)
        .filter(loaded -> !loaded.getContents().isEmpty())
        .map(loaded -> (RulesFile) loaded.getContents().get(0))
        .stream()
        .flatMap(file -> ItemPlaces.touching(file, offset, offset).stream());
  }

  private static boolean contains(Item item, int offset) {
    ICompositeNode node = NodeModelUtils.findActualNodeFor(item);
    return node.getOffset() <= offset && offset <= node.getEndOffset();
  }

  /** Merging all files takes time, which a look at the text spares the most items. */
  private static boolean changesAnother(Item item) {
    String text = NodeModelUtils.findActualNodeFor(item).getText();
    return text.contains("override") || text.contains("append");
  }
}
