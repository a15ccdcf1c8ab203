package dev.eyas.ide.completion;

import dev.eyas.catalog.Priority;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistEntry;
import org.eclipse.xtext.resource.XtextResource;

/** The priorities of a rule, in upper case as the official rules write them. */
final class PriorityProposals implements Proposals {
  @Override
  public Stream<ContentAssistEntry> propose(
      AbstractElement element, CaretWord word, XtextResource resource) {
    if (!GrammarElements.assigns(element, "Rule", "priority")) {
      return Stream.empty();
    }
    return Stream.of(Priority.values())
        .map(priority -> priority.label().toUpperCase(Locale.ROOT))
        .filter(word::matches)
        .map(label -> Proposals.entry(label, ContentAssistEntry.KIND_ENUM, word));
  }
}
