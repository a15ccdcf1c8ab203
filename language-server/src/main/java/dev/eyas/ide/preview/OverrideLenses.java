package dev.eyas.ide.preview;

import com.google.inject.Inject;
import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.RulesFile;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;

/** The line above an item that others change, or that changes another: it shows the result. */
public final class OverrideLenses {
  /** A command of the client; arguments: URI of the document, position of the item. */
  public static final String SHOW = "eyas.showEffectiveRule";

  private final OverrideSummary summary;

  @Inject
  OverrideLenses(OverrideSummary summary) {
    this.summary = summary;
  }

  public List<CodeLens> compute(Document document, XtextResource resource, String uri) {
    if (resource == null || resource.getContents().isEmpty()) {
      return List.of();
    }
    RulesFile file = (RulesFile) resource.getContents().get(0);
    return file.getItems().stream().flatMap(item -> lens(item, document, uri)).toList();
  }

  private Stream<CodeLens> lens(Item item, Document document, String uri) {
    return summary.line(item).stream()
        .map(
            line -> {
              int offset = NodeModelUtils.findActualNodeFor(item).getOffset();
              Position at = document.getPosition(offset);
              Command show = new Command(title(item, line), SHOW, List.of(uri, at));
              return new CodeLens(new Range(at, at), show, null);
            });
  }

  private static String title(Item item, String line) {
    String kind = PreviewedItem.of(item).map(PreviewedItem::kind).orElseThrow();
    return "Effective " + kind + " · " + line;
  }
}
