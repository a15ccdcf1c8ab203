package dev.eyas.ide.completion;

import com.google.inject.Inject;
import dev.eyas.rules.ruleset.Overrides.Allowed;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;

/**
 * What an item can override, first what it has keys for, then what the changed item has; and how.
 */
final class OverrideProposals implements Proposals {
  private final ChangedItem changed;

  @Inject
  OverrideProposals(ChangedItem changed) {
    this.changed = changed;
  }

  @Override
  public Stream<Proposal> at(Site site) {
    List<String> keys = site.path().keys();
    if (!keys.contains("override")) {
      return Stream.empty();
    }
    Allowed allowed = allowed(site);
    return keys.size() == 1 ? targets(site, allowed) : verbs(keys.get(keys.size() - 1), allowed);
  }

  private static Allowed allowed(Site site) {
    Set<String> keys = site.mapping().map(item -> KeyProposals.keys(item, -1)).orElse(Set.of());
    if (keys.contains("list")) {
      return Allowed.LIST;
    }
    return keys.contains("macro") ? Allowed.MACRO : Allowed.RULE;
  }

  private Stream<Proposal> targets(Site site, Allowed allowed) {
    Set<String> given = site.mapping().map(item -> KeyProposals.keys(item, -1)).orElse(Set.of());
    Set<String> present =
        site.item()
            .below("override")
            .map(map -> KeyProposals.keys(map, site.item().caret()))
            .orElse(Set.of());
    Set<String> changeable = changed.keys(site);
    return allowed.all().stream()
        .filter(key -> !present.contains(key))
        .map(key -> target(key, rank(key, given, changeable), site));
  }

  private static int rank(String key, Set<String> given, Set<String> changeable) {
    if (given.contains(key)) {
      return Rank.FIRST;
    }
    return changeable.contains(key) ? Rank.USUAL : Rank.OTHER;
  }

  private static Proposal target(String key, int rank, Site site) {
    Proposal proposal =
        Proposal.of(key, CompletionItemKind.Property, rank)
            .about(ProposalDocumentation.key("OverrideMap", key));
    return site.isBeforeColon() ? proposal : proposal.inserting(key + ": ");
  }

  private static Stream<Proposal> verbs(String key, Allowed allowed) {
    return Stream.concat(
            allowed.append().contains(key) ? Stream.of("append") : Stream.empty(),
            allowed.replace().contains(key) ? Stream.of("replace") : Stream.empty())
        .map(verb -> Proposal.of(verb, CompletionItemKind.Keyword, Rank.FIRST));
  }
}
