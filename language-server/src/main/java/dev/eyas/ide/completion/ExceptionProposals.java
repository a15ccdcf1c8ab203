package dev.eyas.ide.completion;

import com.google.inject.Inject;
import dev.eyas.catalog.Field;
import dev.eyas.catalog.Fields;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.falcoRules.Rule;
import dev.eyas.rules.falcoRules.RuleException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;

/** Inside exceptions: comparisons that fit their fields, and the names of those to add to. */
final class ExceptionProposals implements Proposals {
  private static final String EXCEPTIONS = "exceptions";

  private static final Proposal WHOLE =
      Proposal.of("exception …", CompletionItemKind.Snippet, Rank.USED)
          .insertingSnippet(
              "- name: ${1:name}\n  fields: [${2:proc.name}]\n  comps: [${3:in}]\n"
                  + "  values:\n    - [$4]")
          .detailed("a case in which the rule is not to match");

  private final ChangedItem changed;

  @Inject
  ExceptionProposals(ChangedItem changed) {
    this.changed = changed;
  }

  @Override
  public Stream<Proposal> at(Site site) {
    if (site.isBelow(EXCEPTIONS, "comps")) {
      return comparisons(site);
    }
    if (site.isBelow(EXCEPTIONS, "name")) {
      return names(site);
    }
    return site.isBelow(EXCEPTIONS) && site.startsElement() ? Stream.of(WHOLE) : Stream.empty();
  }

  private static Stream<Proposal> comparisons(Site site) {
    List<String> fields =
        site.item().below(EXCEPTIONS).map(it -> Values.texts(it, "fields")).orElse(List.of());
    List<Integer> places = site.path().indexesBelow("comps");
    int column = places.isEmpty() ? 0 : places.get(places.size() - 1);
    Optional<Field> field =
        column < fields.size() ? Fields.find(fields.get(column)) : Optional.empty();
    return Stream.of(Operator.values())
        .filter(operator -> operator.operands() != Operator.Operands.NONE)
        .filter(operator -> field.map(it -> it.accepts(operator)).orElse(true))
        .map(
            operator ->
                Proposal.of(
                        operator.symbol(),
                        CompletionItemKind.Operator,
                        Rank.USED + OperatorProposals.usual(operator))
                    .detailed(operator.description()));
  }

  /** Exceptions of the rule that this item changes. */
  private Stream<Proposal> names(Site site) {
    return changed.of(site).stream()
        .filter(Rule.class::isInstance)
        .flatMap(item -> ((Rule) item).getExceptions().stream())
        .flatMap(exceptions -> exceptions.getExceptions().stream())
        .map(RuleException::getName)
        .filter(name -> name != null)
        .map(name -> Proposal.of(name, CompletionItemKind.Reference, Rank.FIRST));
  }
}
