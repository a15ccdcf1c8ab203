package dev.eyas.ide.completion;

import dev.eyas.catalog.Transformer;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;

/** Functions over fields. */
final class TransformerProposals implements Proposals {
  @Override
  public Stream<Proposal> at(Site site) {
    return site.expects("TRANSFORMER")
        ? Stream.of(Transformer.values()).map(TransformerProposals::proposal)
        : Stream.empty();
  }

  private static Proposal proposal(Transformer transformer) {
    return Proposal.of(transformer.symbol(), CompletionItemKind.Function, Rank.OTHER)
        .insertingSnippet(transformer.symbol() + "($1)")
        .detailed(transformer.description());
  }
}
