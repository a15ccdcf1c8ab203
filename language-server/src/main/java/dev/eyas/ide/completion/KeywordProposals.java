package dev.eyas.ide.completion;

import dev.eyas.catalog.Field;
import dev.eyas.catalog.Fields;
import dev.eyas.catalog.Operator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistEntry;
import org.eclipse.xtext.resource.XtextResource;

/** Keys, with their colon, and operators; after a field only those that its type has. */
final class KeywordProposals implements Proposals {
  /** Signs that nobody needs to be told of. */
  private static final String PUNCTUATION = ":()[],%";

  @Override
  public Stream<ContentAssistEntry> propose(
      AbstractElement element, CaretWord word, XtextResource resource) {
    if (!(element instanceof Keyword keyword)
        || PUNCTUATION.contains(keyword.getValue())
        || !word.matches(keyword.getValue())) {
      return Stream.empty();
    }
    if (GrammarElements.isKey(keyword)) {
      return Stream.of(key(keyword.getValue(), word));
    }
    return isAccepted(keyword.getValue(), word)
        ? Stream.of(Proposals.entry(keyword.getValue(), ContentAssistEntry.KIND_KEYWORD, word))
        : Stream.empty();
  }

  private static ContentAssistEntry key(String name, CaretWord word) {
    ContentAssistEntry entry = Proposals.entry(name + ": ", ContentAssistEntry.KIND_PROPERTY, word);
    entry.setLabel(name);
    return entry;
  }

  private static boolean isAccepted(String symbol, CaretWord word) {
    Optional<Operator> operator = Operator.find(symbol);
    Optional<Field> field = Fields.find(word.previous());
    return operator.isEmpty() || field.isEmpty() || field.get().accepts(operator.get());
  }
}
