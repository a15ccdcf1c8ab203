package dev.eyas.ide.completion;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.catalog.Operator;
import dev.eyas.ide.workspace.OpenFile;
import dev.eyas.rules.syntax.CaretPath;
import dev.eyas.rules.syntax.SyntaxToken;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Position;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.ide.editor.contentassist.antlr.FollowElementComputer;
import org.eclipse.xtext.ide.editor.contentassist.antlr.IContentAssistParser;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.service.OperationCanceledManager;
import org.eclipse.xtext.util.CancelIndicator;

/**
 * Completion at the caret. Xtext's own way there goes through the nodes around the caret, which
 * misleads where tokens are empty; here the text of the item up to the word decides.
 */
@Singleton
public final class Completion {
  private final IContentAssistParser parser;
  private final FollowElementComputer followers;
  private final OperationCanceledManager cancellations;
  private final ValueProposals values;
  private final List<Proposals> kinds;

  @Inject
  Completion(
      IContentAssistParser parser,
      FollowElementComputer followers,
      OperationCanceledManager cancellations,
      FieldProposals fields,
      ReferenceProposals references,
      ItemNameProposals names,
      ScalarProposals scalars,
      ExceptionProposals exceptions,
      KeyProposals keys,
      OverrideProposals overrides,
      LeadProposals leads,
      ValueProposals values) {
    this.parser = parser;
    this.followers = followers;
    this.cancellations = cancellations;
    this.values = values;
    this.kinds =
        List.of(
            new ItemSnippets(),
            keys,
            overrides,
            names,
            scalars,
            exceptions,
            values,
            fields,
            new ArgumentProposals(),
            references,
            new TransformerProposals(),
            leads,
            new OperatorProposals());
  }

  /**
   * Proposals for a place in a document.
   *
   * @param snippets whether the client understands placeholders
   */
  public List<CompletionItem> at(
      OpenFile file, Position position, boolean snippets, CancelIndicator cancelled) {
    return file.rules()
        .map(rules -> ItemText.around(file.text(), rules, file.offset(position)))
        .flatMap(item -> site(item, file.resource()))
        .map(site -> items(site, new ProposalItems(site.word(), position, snippets), cancelled))
        .orElse(List.of());
  }

  private List<CompletionItem> items(Site site, ProposalItems items, CancelIndicator cancelled) {
    Set<String> seen = new HashSet<>();
    return (site.inString() ? Stream.of(values) : kinds.stream())
        .peek(kind -> cancellations.checkCanceled(cancelled))
        .flatMap(kind -> kind.at(site))
        .filter(proposal -> site.word().matches(proposal.label()))
        .filter(proposal -> seen.add(proposal.label()))
        .map(items::item)
        .toList();
  }

  private Optional<Site> site(ItemText item, XtextResource resource) {
    CaretWord word = CaretWord.at(item.text(), item.caret());
    CaretPath path = CaretPath.atEndOf(item.beforeCaret());
    if (ItemNameProposals.isName(path)) {
      CaretWord name = CaretWord.valueAt(item.text(), item.caret());
      return Optional.of(new Site(name, item, Set.of(), path, Comparison.NONE, false, resource));
    }
    BeforeWord before = BeforeWord.of(word.before());
    if (!word.isWhole() || before.isProse()) {
      return Optional.empty();
    }
    CaretPath wordPath = CaretPath.atEndOf(before.text());
    return Optional.of(
        new Site(
            word,
            item,
            elements(before.text(), before.tokens()),
            wordPath,
            comparison(before, item, wordPath),
            before.inString(),
            resource));
  }

  private static Comparison comparison(BeforeWord before, ItemText item, CaretPath path) {
    return path.keys().equals(List.of("exceptions", "values"))
        ? item.below("exceptions").map(it -> comparison(it, path)).orElse(Comparison.NONE)
        : Comparison.before(before.tokens());
  }

  /** What a value of an exception is compared with. */
  private static Comparison comparison(Mapping exception, CaretPath path) {
    List<String> fields = Values.texts(exception, "fields");
    List<Integer> places = path.indexesBelow("values");
    int column = fields.size() == 1 || places.size() < 2 ? 0 : places.get(1);
    return column < fields.size()
        ? Comparison.of(fields.get(column), Operator.IN)
        : Comparison.NONE;
  }

  /** What may follow; behind an error what may follow if the last part stood alone. */
  private Set<AbstractElement> elements(String before, List<SyntaxToken> tokens) {
    Set<AbstractElement> all = follow(before);
    boolean outside = all.isEmpty() || all.stream().anyMatch(GrammarElements::isKey);
    return outside ? BrokenCondition.tail(before, tokens).map(this::follow).orElse(all) : all;
  }

  private Set<AbstractElement> follow(String before) {
    Set<AbstractElement> elements = new LinkedHashSet<>();
    followers.computeFollowElements(parser.getFollowElements(before, false), elements);
    return elements;
  }
}
