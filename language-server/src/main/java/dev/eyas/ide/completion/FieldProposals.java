package dev.eyas.ide.completion;

import dev.eyas.catalog.Field;
import dev.eyas.catalog.FieldDescriptions;
import dev.eyas.catalog.Fields;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistEntry;
import org.eclipse.xtext.resource.XtextResource;

/**
 * The fields of the catalogue; in conditions those that can be compared, in outputs those that can
 * be printed.
 */
final class FieldProposals implements Proposals {
  @Override
  public Stream<ContentAssistEntry> propose(
      AbstractElement element, CaretWord word, XtextResource resource) {
    if (!GrammarElements.calls(element, "FIELD_NAME")) {
      return Stream.empty();
    }
    Field.Flag useless =
        word.before().endsWith("%") ? Field.Flag.FILTER_ONLY : Field.Flag.PRINT_ONLY;
    return Fields.all().stream()
        .filter(field -> word.matches(field.name()))
        .filter(field -> !field.has(useless) && !field.has(Field.Flag.TABLE_ONLY))
        .map(field -> entry(field, word));
  }

  private static ContentAssistEntry entry(Field field, CaretWord word) {
    ContentAssistEntry entry = Proposals.entry(field.name(), ContentAssistEntry.KIND_FIELD, word);
    entry.setDescription(type(field));
    FieldDescriptions.find(field)
        .ifPresent(it -> entry.setDocumentation(it.text() + "\n\nExample: " + it.example()));
    return entry;
  }

  /** The type as shown beside a field. */
  static String type(Field field) {
    String type = field.type().name().toLowerCase(Locale.ROOT);
    String list = field.isList() ? "list of " + type : type;
    return field.has(Field.Flag.DEPRECATED) ? list + ", deprecated" : list;
  }
}
