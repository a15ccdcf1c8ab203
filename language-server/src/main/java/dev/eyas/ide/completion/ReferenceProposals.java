package dev.eyas.ide.completion;

import com.google.inject.Inject;
import dev.eyas.rules.falcoRules.FalcoRulesPackage.Literals;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistEntry;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.scoping.IScopeProvider;

/** Macros and lists of all files that are loaded together. */
final class ReferenceProposals implements Proposals {
  private final IScopeProvider scopes;

  @Inject
  ReferenceProposals(IScopeProvider scopes) {
    this.scopes = scopes;
  }

  @Override
  public Stream<ContentAssistEntry> propose(
      AbstractElement element, CaretWord word, XtextResource resource) {
    if (GrammarElements.refersTo(element, "Macro")) {
      return named(Literals.MACRO_REF__MACRO, "macro", word, resource);
    }
    if (GrammarElements.refersTo(element, "ListDecl")) {
      return named(Literals.WORD__LIST, "list", word, resource);
    }
    return Stream.empty();
  }

  private Stream<ContentAssistEntry> named(
      EReference reference, String kind, CaretWord word, XtextResource resource) {
    return StreamSupport.stream(
            scopes
                .getScope(resource.getContents().get(0), reference)
                .getAllElements()
                .spliterator(),
            false)
        .filter(item -> word.matches(item.getName().getLastSegment()))
        .map(
            item -> {
              ContentAssistEntry entry =
                  Proposals.entry(
                      item.getName().getLastSegment(), ContentAssistEntry.KIND_REFERENCE, word);
              entry.setDescription(kind + " in " + item.getEObjectURI().lastSegment());
              return entry;
            });
  }
}
