package dev.eyas.ide.completion;

import dev.eyas.catalog.Field;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;

/** Arguments in brackets: how many generations up, or which element. */
final class ArgumentProposals implements Proposals {
  private static final int USUAL_DEPTH = 7;

  @Override
  public Stream<Proposal> at(Site site) {
    if (!site.expects("ARG")) {
      return Stream.empty();
    }
    boolean ancestor =
        site.comparison()
            .field()
            .map(Field::name)
            .filter(ArgumentProposals::isAncestor)
            .isPresent();
    return ancestor
        ? IntStream.rangeClosed(1, USUAL_DEPTH).mapToObj(ArgumentProposals::generation)
        : Stream.empty();
  }

  private static boolean isAncestor(String field) {
    return field.matches("proc\\.(aname|aexe|aexepath|acmdline|apid|aargs)");
  }

  private static Proposal generation(int number) {
    String detail =
        switch (number) {
          case 1 -> "parent";
          case 2 -> "grandparent";
          default -> number + " generations up";
        };
    return Proposal.of(Integer.toString(number), CompletionItemKind.Value, Rank.FIRST + number)
        .detailed(detail);
  }
}
