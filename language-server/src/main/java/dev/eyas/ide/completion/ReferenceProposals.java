package dev.eyas.ide.completion;

import com.google.inject.Inject;
import dev.eyas.catalog.Operator;
import dev.eyas.ide.items.ItemKind;
import dev.eyas.rules.falcoRules.FalcoRulesPackage.Literals;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.scoping.IScopeProvider;

/** Macros and lists of all files that are loaded together, the most used ones first. */
final class ReferenceProposals implements Proposals {
  private final IScopeProvider scopes;
  private final RuleUses uses;

  @Inject
  ReferenceProposals(IScopeProvider scopes, RuleUses uses) {
    this.scopes = scopes;
    this.uses = uses;
  }

  @Override
  public Stream<Proposal> at(Site site) {
    if (site.expectsNameOf("Macro")) {
      Map<String, Integer> counts = uses.macros(site.resource());
      return named(Literals.MACRO_REF__MACRO, ItemKind.MACRO, site)
          .map(macro -> proposal(macro, ItemKind.MACRO, Rank.used(times(macro, counts))));
    }
    return site.expectsNameOf("ListDecl") && takesLists(site) ? lists(site) : Stream.empty();
  }

  /** First those that the rules compare this field with: others are of other things. */
  private Stream<Proposal> lists(Site site) {
    Optional<String> field = site.comparison().name();
    Map<String, Integer> counts =
        field
            .map(name -> uses.comparedWith(name, site.resource()))
            .orElseGet(() -> uses.lists(site.resource()));
    return named(Literals.WORD__LIST, ItemKind.LIST, site)
        .map(
            list -> {
              int times = times(list, counts);
              int rank = times > 0 || field.isEmpty() ? Rank.used(times) : Rank.OTHER;
              return proposal(list, ItemKind.LIST, rank);
            });
  }

  /** A list to the right of {@code =} would be put there as text, which nobody wants. */
  private static boolean takesLists(Site site) {
    return site.comparison()
            .operator()
            .map(operator -> operator.operands() == Operator.Operands.LIST)
            .orElse(true)
        || site.word().before().stripTrailing().endsWith("(")
        || site.word().before().stripTrailing().endsWith(",");
  }

  private Stream<IEObjectDescription> named(EReference reference, ItemKind kind, Site site) {
    String own = site.valueOf(kind.key()).orElse("");
    return StreamSupport.stream(
            scopes
                .getScope(site.resource().getContents().get(0), reference)
                .getAllElements()
                .spliterator(),
            false)
        .filter(item -> !item.getName().getLastSegment().equals(own));
  }

  private static int times(IEObjectDescription item, Map<String, Integer> counts) {
    return counts.getOrDefault(item.getName().getLastSegment(), 0);
  }

  private static Proposal proposal(IEObjectDescription item, ItemKind kind, int rank) {
    String name = item.getName().getLastSegment();
    CompletionItemKind icon =
        kind == ItemKind.MACRO ? CompletionItemKind.Reference : CompletionItemKind.Constant;
    return Proposal.of(name, icon, rank)
        .detailed(kind.key() + " in " + item.getEObjectURI().lastSegment())
        .about(ProposalDocumentation.item(kind, name, item.getEObjectURI().trimFragment()));
  }
}
