package dev.eyas.ide.preview;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.ide.preview.EffectiveItem.ItemChange;
import dev.eyas.ide.preview.EffectiveItem.Segment;
import dev.eyas.ide.preview.MergedFolder.Merge;
import dev.eyas.ide.preview.PreviewedItem.Merged;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.RulesFile;
import dev.eyas.rules.ruleset.Change;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;

/** What the item at a place is after all files, and what it would be without this one. */
@Singleton
public class EffectivePreview {
  private final MergedFolder folder;

  @Inject
  EffectivePreview(MergedFolder folder) {
    this.folder = folder;
  }

  /**
   * @param resource of the document; may be null
   * @return empty where no named item stands, or where its name is defined nowhere
   */
  public Optional<EffectiveItem> answer(
      EffectiveItemParams params, Document document, XtextResource resource) {
    if (resource == null || resource.getContents().isEmpty()) {
      return Optional.empty();
    }
    Optional<PreviewedItem> item =
        params.name() != null
            ? Optional.of(new PreviewedItem(params.kind(), params.name()))
            : at(resource, document.getOffSet(params.position()));
    return item.flatMap(named -> preview(named, resource));
  }

  private static Optional<PreviewedItem> at(XtextResource resource, int offset) {
    return ((RulesFile) resource.getContents().get(0))
        .getItems().stream()
            .filter(item -> contains(item, offset))
            .findFirst()
            .flatMap(PreviewedItem::of);
  }

  private static boolean contains(Item item, int offset) {
    ICompositeNode node = NodeModelUtils.findActualNodeFor(item);
    return node.getOffset() <= offset && offset <= node.getEndOffset();
  }

  private Optional<EffectiveItem> preview(PreviewedItem item, XtextResource resource) {
    Merge all = folder.around(resource);
    String own = resource.getURI().toString();
    return item.in(all.items()).map(merged -> answer(item, merged, all.sources(), own));
  }

  private EffectiveItem answer(
      PreviewedItem item, Merged merged, List<RulesSource> sources, String own) {
    int place = sources.stream().map(RulesSource::name).toList().indexOf(own);
    Optional<Merged> before = item.in(folder.merge(sources.subList(0, place)));
    Merged base =
        before.or(() -> item.in(folder.merge(sources.subList(0, place + 1)))).orElse(merged);
    TracedText text = merged.text().get();
    Map<String, TextRanges> files =
        sources.stream()
            .collect(Collectors.toMap(RulesSource::name, source -> new TextRanges(source.text())));
    return new EffectiveItem(
        item.kind(),
        item.name(),
        text.text(),
        segments(text, files),
        base.text().get().text(),
        (before.isPresent() ? "without " : "as in ") + FileNames.last(own),
        merged.changes().stream().map(change -> change(change, files)).toList());
  }

  private static List<Segment> segments(TracedText text, Map<String, TextRanges> files) {
    TextRanges ranges = new TextRanges(text.text());
    return text.segments().stream()
        .filter(segment -> segment.cause() == TracedText.Cause.WRITTEN)
        .map(
            segment ->
                new Segment(
                    ranges.of(segment.start(), segment.end()),
                    segment.origin().source(),
                    range(segment.origin(), files)))
        .toList();
  }

  private static ItemChange change(Change change, Map<String, TextRanges> files) {
    return new ItemChange(
        change.kind().name().toLowerCase(Locale.ROOT),
        List.copyOf(change.values().keySet()),
        change.item().source(),
        range(change.item(), files));
  }

  private static Range range(SourceRange range, Map<String, TextRanges> files) {
    return files.get(range.source()).of(range.offset(), range.offset() + range.length());
  }
}
