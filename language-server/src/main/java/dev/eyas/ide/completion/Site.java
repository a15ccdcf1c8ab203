package dev.eyas.ide.completion;

import dev.eyas.rules.syntax.CaretPath;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.resource.XtextResource;

/**
 * The caret and what is known of it.
 *
 * @param elements what the grammar lets follow
 * @param path the keys that the caret is below
 * @param comparison the check around the caret; {@link Comparison#NONE} outside conditions
 * @param inString whether the caret is in a string of a condition
 */
record Site(
    CaretWord word,
    ItemText item,
    Set<AbstractElement> elements,
    CaretPath path,
    Comparison comparison,
    boolean inString,
    XtextResource resource) {

  /** Whether a token of this terminal may follow. */
  boolean expects(String terminal) {
    return elements.stream().anyMatch(element -> GrammarElements.calls(element, terminal));
  }

  /** Whether the name of an item of this type may follow. */
  boolean expectsNameOf(String type) {
    return elements.stream().anyMatch(element -> GrammarElements.refersTo(element, type));
  }

  Stream<Keyword> keywords() {
    return elements.stream().filter(Keyword.class::isInstance).map(Keyword.class::cast);
  }

  /** Whether these keys, and no others, lead from the item to the caret. */
  boolean isBelow(String... keys) {
    return path.keys().equals(List.of(keys));
  }

  /** Whether an element of a sequence may begin here, with its dash. */
  boolean startsElement() {
    return expects("SEQ_BEGIN") || expects("SEQ_ITEM");
  }

  /** Text of an entry of the item, if it is one line of text. */
  Optional<String> valueOf(String key) {
    return item.item().flatMap(mapping -> Values.text(mapping, key));
  }

  /** Whether a colon follows the word already. */
  boolean isBeforeColon() {
    String rest = item.text().substring(item.caret());
    return rest.stripLeading().startsWith(":");
  }

  Optional<Mapping> mapping() {
    return item.item();
  }
}
