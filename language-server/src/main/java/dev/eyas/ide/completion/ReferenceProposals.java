package dev.eyas.ide.completion;

import com.google.inject.Inject;
import dev.eyas.catalog.Operator;
import dev.eyas.ide.items.ItemKind;
import dev.eyas.rules.falcoRules.FalcoRulesPackage.Literals;
import java.util.Map;
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
      return named(Literals.MACRO_REF__MACRO, ItemKind.MACRO, uses.macros(site.resource()), site);
    }
    return site.expectsNameOf("ListDecl") && takesLists(site)
        ? named(Literals.WORD__LIST, ItemKind.LIST, uses.lists(site.resource()), site)
        : Stream.empty();
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

  private Stream<Proposal> named(
      EReference reference, ItemKind kind, Map<String, Integer> counts, Site site) {
    String own = site.valueOf(kind.key()).orElse("");
    return StreamSupport.stream(
            scopes
                .getScope(site.resource().getContents().get(0), reference)
                .getAllElements()
                .spliterator(),
            false)
        .filter(item -> !item.getName().getLastSegment().equals(own))
        .map(item -> proposal(item, kind, counts));
  }

  private static Proposal proposal(
      IEObjectDescription item, ItemKind kind, Map<String, Integer> counts) {
    String name = item.getName().getLastSegment();
    CompletionItemKind icon =
        kind == ItemKind.MACRO ? CompletionItemKind.Reference : CompletionItemKind.Constant;
    return Proposal.of(name, icon, Rank.used(counts.getOrDefault(name, 0)))
        .detailed(kind.key() + " in " + item.getEObjectURI().lastSegment())
        .about(ProposalDocumentation.item(kind, name, item.getEObjectURI().trimFragment()));
  }
}
