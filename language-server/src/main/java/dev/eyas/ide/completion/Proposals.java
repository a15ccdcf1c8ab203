package dev.eyas.ide.completion;

import java.util.stream.Stream;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistEntry;
import org.eclipse.xtext.resource.XtextResource;

/** What may be typed for one kind of grammar element. */
interface Proposals {
  /** Proposals that go on with the word; none when the element is of another kind. */
  Stream<ContentAssistEntry> propose(
      AbstractElement element, CaretWord word, XtextResource resource);

  /** A proposal that replaces the word. */
  static ContentAssistEntry entry(String proposal, String kind, CaretWord word) {
    ContentAssistEntry entry = new ContentAssistEntry();
    entry.setProposal(proposal);
    entry.setPrefix(word.prefix());
    entry.setKind(kind);
    return entry;
  }
}
