package dev.eyas.eclipse.assist;

import java.time.Duration;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.hyperlink.AbstractHyperlinkDetector;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Turns a reference into a link to what it names. Runs in the UI thread: it waits briefly. */
public final class DefinitionDetector extends AbstractHyperlinkDetector {
  private static final Duration PATIENCE = Duration.ofMillis(800);
  private static final Question<Either<List<? extends Location>, List<? extends LocationLink>>>
      DEFINITION =
          (service, document, position) ->
              service.definition(new DefinitionParams(document, position));

  @Override
  public IHyperlink[] detectHyperlinks(
      ITextViewer viewer, IRegion region, boolean canShowMultipleHyperlinks) {
    IDocument document = viewer.getDocument();
    IHyperlink[] links =
        DEFINITION
            .ask(document, region.getOffset(), PATIENCE)
            .map(answer -> answer.map(List::copyOf, DefinitionDetector::targets))
            .orElse(List.of())
            .stream()
            .map(target -> new DefinitionLink(word(document, region.getOffset()), target))
            .toArray(IHyperlink[]::new);
    return links.length == 0 ? null : links;
  }

  private static List<Location> targets(List<? extends LocationLink> links) {
    return links.stream()
        .map(link -> new Location(link.getTargetUri(), link.getTargetSelectionRange()))
        .toList();
  }

  /** The name around the offset: what is drawn as the link. */
  private static IRegion word(IDocument document, int offset) {
    try {
      int start = offset;
      while (start > 0 && isNamePart(document.getChar(start - 1))) {
        start--;
      }
      int end = offset;
      while (end < document.getLength() && isNamePart(document.getChar(end))) {
        end++;
      }
      return new Region(start, end - start);
    } catch (BadLocationException e) {
      return new Region(offset, 0);
    }
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }
}
