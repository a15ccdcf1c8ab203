package dev.eyas.ide.completion;

import dev.eyas.catalog.FieldValues;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.condition.Operand.FieldRef;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;

/** Values that a field can have: names of events and flags, kinds, users of this machine. */
final class ValueProposals implements Proposals {
  @Override
  public Stream<Proposal> at(Site site) {
    if (!site.expectsNameOf("ListDecl")) {
      return Stream.empty();
    }
    Comparison comparison =
        site.path().keys().contains("values") ? inException(site) : site.comparison();
    List<String> values = comparison.left().map(ValueProposals::values).orElse(List.of());
    return IntStream.range(0, values.size()).mapToObj(i -> proposal(values.get(i), i));
  }

  private static Proposal proposal(String value, int place) {
    int rank = Rank.USED + Math.min(place, Rank.USED - 1);
    return Proposal.of(value, CompletionItemKind.EnumMember, rank);
  }

  private static List<String> values(FieldRef left) {
    return switch (left.field().name()) {
      case "user.name", "user.loginname" -> MachineAccounts.users();
      case "group.name" -> MachineAccounts.groups();
      default -> FieldValues.of(left.field(), Objects.requireNonNullElse(left.argument(), ""));
    };
  }

  /** The field of an exception that a value at this place is compared with. */
  private static Comparison inException(Site site) {
    List<String> fields =
        site.item().below("exceptions").map(it -> Values.texts(it, "fields")).orElse(List.of());
    List<Integer> places = site.path().indexesBelow("values");
    int column = fields.size() == 1 || places.isEmpty() ? 0 : places.get(places.size() - 1);
    return column < fields.size()
        ? Comparison.of(fields.get(column), Operator.IN)
        : Comparison.NONE;
  }
}
