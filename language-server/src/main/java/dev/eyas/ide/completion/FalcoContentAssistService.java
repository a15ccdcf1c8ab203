package dev.eyas.ide.completion;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.ide.editor.contentassist.IIdeContentProposalAcceptor;
import org.eclipse.xtext.ide.editor.contentassist.antlr.FollowElementComputer;
import org.eclipse.xtext.ide.editor.contentassist.antlr.IContentAssistParser;
import org.eclipse.xtext.ide.server.contentassist.ContentAssistService;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.TextRegion;

/**
 * Completion at the caret. Xtext's own way there goes through the nodes around the caret, which
 * misleads where tokens are empty; here the text before the word decides alone.
 */
@Singleton
public class FalcoContentAssistService extends ContentAssistService {
  private static final int PRIORITY = 1;

  private final IContentAssistParser parser;
  private final FollowElementComputer followers;
  private final List<Proposals> proposals;

  @Inject
  FalcoContentAssistService(
      IContentAssistParser parser, FollowElementComputer followers, ReferenceProposals references) {
    this.parser = parser;
    this.followers = followers;
    this.proposals =
        List.of(
            new FieldProposals(),
            references,
            new TransformerProposals(),
            new PriorityProposals(),
            new KeywordProposals());
  }

  @Override
  protected void createProposals(
      String document,
      TextRegion selection,
      int caret,
      XtextResource resource,
      IIdeContentProposalAcceptor acceptor) {
    CaretWord word = CaretWord.at(document, caret);
    if (!word.isWhole()) {
      return;
    }
    Set<AbstractElement> elements = new LinkedHashSet<>();
    followers.computeFollowElements(parser.getFollowElements(word.before(), false), elements);
    Set<String> seen = new HashSet<>();
    for (Proposals kind : proposals) {
      elements.stream()
          .flatMap(element -> kind.propose(element, word, resource))
          .filter(entry -> seen.add(entry.getProposal()))
          .forEach(entry -> acceptor.accept(entry, PRIORITY));
    }
  }
}
