package dev.eyas.eclipse.assist;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkedString;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What the server says about the word under the pointer; the editor asks off the UI thread. */
public final class RulesHover implements ITextHover {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Question<Hover> HOVER =
      (service, document, position) -> service.hover(new HoverParams(document, position));

  @Override
  public IRegion getHoverRegion(ITextViewer viewer, int offset) {
    return new Region(offset, 0);
  }

  @Override
  public String getHoverInfo(ITextViewer viewer, IRegion region) {
    return HOVER
        .ask(viewer.getDocument(), region.getOffset(), PATIENCE)
        .map(hover -> hover.getContents().map(RulesHover::joined, MarkupContent::getValue))
        .filter(text -> !text.isBlank())
        .map(Markup::html)
        .orElse(null);
  }

  private static String joined(List<Either<String, MarkedString>> parts) {
    return parts.stream()
        .map(part -> part.map(text -> text, MarkedString::getValue))
        .collect(Collectors.joining("\n\n"));
  }
}
