package dev.eyas.ide.completion;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.xtext.Keyword;

/** Operators, after a field only those that its type has, and the other words of conditions. */
final class OperatorProposals implements Proposals {
  /** Signs that nobody needs to be told of. */
  private static final String PUNCTUATION = ":()[],%";

  @Override
  public Stream<Proposal> at(Site site) {
    return site.keywords()
        .filter(keyword -> !GrammarElements.isIn(keyword, "Condition"))
        .filter(keyword -> !GrammarElements.isKey(keyword))
        .filter(keyword -> !GrammarElements.isIn(keyword, "OverrideEntry"))
        .map(Keyword::getValue)
        .filter(symbol -> !PUNCTUATION.contains(symbol))
        .flatMap(symbol -> proposal(symbol, site));
  }

  private static Stream<Proposal> proposal(String symbol, Site site) {
    Optional<Operator> operator = Operator.find(symbol);
    if (operator.isEmpty()) {
      Proposal word = Proposal.of(symbol, CompletionItemKind.Keyword, Rank.KEYWORD);
      return Stream.of(
          ListModifier.find(symbol).map(it -> word.detailed(it.description())).orElse(word));
    }
    return operator.stream()
        .filter(site.comparison()::accepts)
        .map(
            known ->
                Proposal.of(symbol, CompletionItemKind.Operator, Rank.USED + usual(known))
                    .detailed(known.description()));
  }

  /** The everyday operators before the others. */
  static int usual(Operator operator) {
    return switch (operator) {
      case EQ -> 0;
      case IN -> 1;
      case NE -> 2;
      case STARTSWITH -> 3;
      case CONTAINS -> 4;
      case ENDSWITH -> 5;
      case PMATCH -> 6;
      case EXISTS -> 7;
      default -> 10 + operator.ordinal();
    };
  }
}
