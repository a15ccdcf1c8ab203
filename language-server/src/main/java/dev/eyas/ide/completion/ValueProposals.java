package dev.eyas.ide.completion;

import com.google.inject.Inject;
import dev.eyas.catalog.FieldValues;
import dev.eyas.rules.condition.Operand.FieldRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;

/** Values that a field can have: names of events and flags, kinds, users of this machine. */
final class ValueProposals implements Proposals {
  private final RuleUses uses;

  @Inject
  ValueProposals(RuleUses uses) {
    this.uses = uses;
  }

  @Override
  public Stream<Proposal> at(Site site) {
    if (!site.expectsNameOf("ListDecl")) {
      return Stream.empty();
    }
    List<String> values = site.comparison().left().map(ValueProposals::values).orElse(List.of());
    Map<String, Integer> counts =
        site.comparison()
            .name()
            .map(field -> uses.comparedWith(field, site.resource()))
            .orElse(Map.of());
    return IntStream.range(0, values.size())
        .mapToObj(i -> proposal(values.get(i), i, counts.getOrDefault(values.get(i), 0), site));
  }

  private static Proposal proposal(String value, int place, int times, Site site) {
    Proposal proposal = Proposal.of(value, CompletionItemKind.EnumMember, Rank.value(place, times));
    boolean event = site.comparison().name().filter("evt.type"::equals).isPresent();
    return event ? proposal.about(ProposalDocumentation.event(value)) : proposal;
  }

  private static List<String> values(FieldRef left) {
    return switch (left.field().name()) {
      case "user.name", "user.loginname" -> MachineAccounts.users();
      case "group.name" -> MachineAccounts.groups();
      default -> FieldValues.of(left.field(), Objects.requireNonNullElse(left.argument(), ""));
    };
  }
}
