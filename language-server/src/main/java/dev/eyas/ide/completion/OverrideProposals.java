package dev.eyas.ide.completion;

import dev.eyas.rules.ruleset.Overrides.Allowed;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;

/** What an item can override, first what it has keys for, and how. */
final class OverrideProposals implements Proposals {
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

  private static Stream<Proposal> targets(Site site, Allowed allowed) {
    Set<String> given = site.mapping().map(item -> KeyProposals.keys(item, -1)).orElse(Set.of());
    Set<String> present =
        site.item()
            .below("override")
            .map(map -> KeyProposals.keys(map, site.item().caret()))
            .orElse(Set.of());
    return allowed.all().stream()
        .filter(key -> !present.contains(key))
        .map(key -> target(key, given.contains(key), site));
  }

  private static Proposal target(String key, boolean given, Site site) {
    Proposal proposal =
        Proposal.of(key, CompletionItemKind.Property, given ? Rank.FIRST : Rank.OTHER);
    return site.isBeforeColon() ? proposal : proposal.inserting(key + ": ");
  }

  private static Stream<Proposal> verbs(String key, Allowed allowed) {
    return Stream.concat(
            allowed.append().contains(key) ? Stream.of("append") : Stream.empty(),
            allowed.replace().contains(key) ? Stream.of("replace") : Stream.empty())
        .map(verb -> Proposal.of(verb, CompletionItemKind.Keyword, Rank.FIRST));
  }
}
