package dev.eyas.ide.completion;

import dev.eyas.catalog.Transformer;
import java.util.stream.Stream;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistEntry;
import org.eclipse.xtext.resource.XtextResource;

/** Functions over fields. */
final class TransformerProposals implements Proposals {
  @Override
  public Stream<ContentAssistEntry> propose(
      AbstractElement element, CaretWord word, XtextResource resource) {
    if (!GrammarElements.calls(element, "TRANSFORMER")) {
      return Stream.empty();
    }
    return Stream.of(Transformer.values())
        .filter(transformer -> word.matches(transformer.symbol()))
        .map(transformer -> entry(transformer, word));
  }

  private static ContentAssistEntry entry(Transformer transformer, CaretWord word) {
    ContentAssistEntry entry =
        Proposals.entry(transformer.symbol() + "(", ContentAssistEntry.KIND_FUNCTION, word);
    entry.setLabel(transformer.symbol());
    entry.setDescription(transformer.description());
    return entry;
  }
}
