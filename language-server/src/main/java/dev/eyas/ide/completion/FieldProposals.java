package dev.eyas.ide.completion;

import com.google.inject.Inject;
import dev.eyas.catalog.Field;
import dev.eyas.catalog.FieldValues;
import dev.eyas.catalog.Fields;
import dev.eyas.ide.hover.FieldHelp;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;

/**
 * The fields of the catalogue; in conditions those that can be compared, in outputs those that can
 * be printed. Those that the loaded rules use come first.
 */
final class FieldProposals implements Proposals {
  /** Fields whose argument stands behind a dot. */
  private static final List<String> PARAMETERS = List.of("evt.arg", "evt.rawarg");

  private final RuleUses uses;

  @Inject
  FieldProposals(RuleUses uses) {
    this.uses = uses;
  }

  @Override
  public Stream<Proposal> at(Site site) {
    if (!site.expects("FIELD_NAME")) {
      return Stream.empty();
    }
    boolean printed = site.word().isPrinted();
    Field.Flag useless = printed ? Field.Flag.FILTER_ONLY : Field.Flag.PRINT_ONLY;
    Map<String, Integer> counts =
        printed ? uses.printed(site.resource()) : uses.fields(site.resource());
    return Stream.concat(
        Fields.all().stream()
            .filter(field -> !field.has(useless) && !field.has(Field.Flag.TABLE_ONLY))
            .map(field -> proposal(field, counts.getOrDefault(field.name(), 0))),
        parameters(site, counts));
  }

  /** The event's parameters, once it is clear that one of them is wanted. */
  private static Stream<Proposal> parameters(Site site, Map<String, Integer> counts) {
    return PARAMETERS.stream()
        .filter(site.word().prefix()::startsWith)
        .flatMap(field -> FieldValues.parameterNames().stream().map(name -> field + "." + name))
        .map(name -> parameter(name, counts.getOrDefault(name, 0)));
  }

  private static Proposal parameter(String name, int times) {
    return Proposal.of(name, CompletionItemKind.Field, Rank.field(name, times))
        .detailed("parameter of an event")
        .about(ProposalDocumentation.field(name));
  }

  private static Proposal proposal(Field field, int times) {
    boolean deprecated = field.has(Field.Flag.DEPRECATED);
    int rank = deprecated ? Rank.LAST : Rank.field(field.name(), times);
    Proposal proposal =
        Proposal.of(field.name(), CompletionItemKind.Field, rank)
            .detailed(FieldHelp.type(field))
            .deprecated(deprecated)
            .about(ProposalDocumentation.field(field.name()));
    return field.argument() == Field.Argument.REQUIRED && takesBrackets(field)
        ? proposal.insertingSnippet(field.name() + "[$1]")
        : proposal;
  }

  private static boolean takesBrackets(Field field) {
    return field.origin() == Field.Origin.CONTAINER;
  }
}
