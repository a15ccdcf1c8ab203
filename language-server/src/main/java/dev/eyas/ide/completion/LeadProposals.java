package dev.eyas.ide.completion;

import com.google.inject.Inject;
import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;

/** The word that a condition begins with which is appended to another one's. */
final class LeadProposals implements Proposals {
  private final ChangedItem changed;

  @Inject
  LeadProposals(ChangedItem changed) {
    this.changed = changed;
  }

  @Override
  public Stream<Proposal> at(Site site) {
    boolean begins =
        site.keywords().anyMatch(keyword -> GrammarElements.isIn(keyword, "Condition"));
    return begins && appends(site)
        ? Stream.of(
            Proposal.of("and", CompletionItemKind.Keyword, Rank.FIRST)
                .detailed("narrows the condition that this one is appended to"),
            Proposal.of("or", CompletionItemKind.Keyword, Rank.FIRST + 1)
                .detailed("widens the condition that this one is appended to"))
        : Stream.empty();
  }

  /** Whether the item says so, or changes another one without saying how. */
  private boolean appends(Site site) {
    Optional<Mapping> item = site.mapping();
    Optional<String> verb =
        item.flatMap(it -> mapping(it, "override")).flatMap(it -> Values.text(it, "condition"));
    boolean outdated =
        item.flatMap(it -> Values.text(it, "append")).filter("true"::equals).isPresent();
    return verb.map("append"::equals).orElse(outdated || !changed.of(site).isEmpty());
  }

  private static Optional<Mapping> mapping(Mapping item, String key) {
    return Optional.ofNullable(item.find(key))
        .map(YamlNode.Entry::value)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast);
  }
}
