package dev.eyas.ide.completion;

import com.google.inject.Inject;
import dev.eyas.rules.syntax.YamlNode.Entry;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.xtext.Keyword;

/** Keys that an item, an exception or an override can have and does not have yet. */
final class KeyProposals implements Proposals {
  /** The keys that cannot be left out, by kind of item, in their usual order. */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "Rule", List.of("rule", "desc", "condition", "output", "priority"),
          "Macro", List.of("macro", "condition"),
          "ListDecl", List.of("list", "items"),
          "RuleException", List.of("name", "fields", "comps", "values"),
          "OtherItem", List.of("rule", "macro", "list"));

  /** The others, the usual ones first. */
  private static final List<String> OPTIONAL =
      List.of("tags", "exceptions", "override", "enabled", "source");

  /** What is mostly changed of an item of another file. */
  private static final List<String> CHANGED =
      List.of("condition", "items", "exceptions", "enabled", "override", "priority", "tags");

  /** The rule of the grammar that holds the rest of a mapping's keys, and the mapping's own. */
  private static final Map<String, String> PARTS =
      Map.of("RuleEntry", "Rule", "MacroEntry", "Macro", "TopEntry", "OtherItem");

  private static final Set<String> DEPRECATED = Set.of("append");

  private static final Map<String, String> VALUES =
      Map.of(
          "tags", "tags: [$1]",
          "items", "items: [$1]",
          "fields", "fields: [$1]",
          "comps", "comps: [$1]",
          "values", "values:\n  - [$1]",
          "exceptions",
              "exceptions:\n  - name: ${1:name}\n    fields: [${2:proc.name}]\n"
                  + "    comps: [${3:in}]\n    values:\n      - [$4]",
          "override", "override:\n  $1");

  /** An item's own keys are below none. */
  private static final String[] ITEM = {};

  private static final String[] EXCEPTION = {"exceptions"};

  private final ChangedItem changed;

  @Inject
  KeyProposals(ChangedItem changed) {
    this.changed = changed;
  }

  @Override
  public Stream<Proposal> at(Site site) {
    return site.keywords()
        .filter(GrammarElements::isKey)
        .filter(key -> !GrammarElements.isIn(key, "OverrideEntry"))
        .filter(key -> site.isBelow(isOfException(key) ? EXCEPTION : ITEM))
        .filter(key -> !present(site, key).contains(key.getValue()))
        .map(key -> proposal(site, key.getValue(), owner(key)));
  }

  private Proposal proposal(Site site, String key, String owner) {
    Proposal proposal =
        Proposal.of(key, CompletionItemKind.Property, rank(key, owner, site))
            .deprecated(DEPRECATED.contains(key))
            .about(ProposalDocumentation.key(owner, key));
    if (site.isBeforeColon()) {
      return proposal;
    }
    return VALUES.containsKey(key)
        ? proposal.insertingSnippet(VALUES.get(key))
        : proposal.inserting(key + ": ");
  }

  private int rank(String key, String owner, Site site) {
    if (DEPRECATED.contains(key)) {
      return Rank.LAST;
    }
    if (site.isBelow(ITEM) && !changed.of(site).isEmpty()) {
      return CHANGED.contains(key) ? Rank.FIRST + CHANGED.indexOf(key) : Rank.OTHER;
    }
    int required = REQUIRED.getOrDefault(owner, List.of()).indexOf(key);
    int optional = OPTIONAL.indexOf(key);
    return required >= 0
        ? Rank.FIRST + required
        : optional >= 0 ? Rank.USUAL + optional : Rank.OTHER;
  }

  /** Keys of the mapping around the caret, without the one that is being typed. */
  private static Set<String> present(Site site, Keyword key) {
    Optional<Mapping> mapping =
        isOfException(key) ? site.item().below("exceptions") : site.mapping();
    return mapping.map(found -> keys(found, site.item().caret())).orElse(Set.of());
  }

  static Set<String> keys(Mapping mapping, int caret) {
    return mapping.entries().stream()
        .filter(entry -> !isTyped(entry, caret))
        .map(entry -> entry.key().value())
        .collect(Collectors.toSet());
  }

  private static boolean isTyped(Entry entry, int caret) {
    return entry.key().start() <= caret && caret <= entry.key().end();
  }

  private static boolean isOfException(Keyword key) {
    return owner(key).equals("RuleException");
  }

  private static String owner(Keyword key) {
    String rule = GrammarElements.ruleName(key);
    return PARTS.getOrDefault(rule, rule);
  }
}
