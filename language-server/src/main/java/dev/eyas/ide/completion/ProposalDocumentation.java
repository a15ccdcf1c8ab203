package dev.eyas.ide.completion;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.ide.hover.EventHelp;
import dev.eyas.ide.hover.FieldHelp;
import dev.eyas.ide.hover.ItemHelp;
import dev.eyas.ide.hover.KeyDescriptions;
import dev.eyas.ide.items.ItemKind;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;

/**
 * Tells more about a proposal that is looked at, and only about that one. What it is about is kept
 * in the proposal as a line: its kind, and words that name it.
 */
@Singleton
public final class ProposalDocumentation {
  private static final String FIELD = "field";
  private static final String KEY = "key";
  private static final String EVENT = "event";

  private final ItemHelp items;

  @Inject
  ProposalDocumentation(ItemHelp items) {
    this.items = items;
  }

  static String field(String name) {
    return FIELD + " " + name;
  }

  static String event(String type) {
    return EVENT + " " + type;
  }

  /**
   * @param owner the rule of the grammar that the key belongs to
   */
  static String key(String owner, String key) {
    return KEY + " " + owner + "." + key;
  }

  static String item(ItemKind kind, String name, URI file) {
    return kind + " " + file + " " + name;
  }

  /** The file that must be at hand for telling; empty if none. */
  public static Optional<URI> file(String topic) {
    String[] words = topic.split(" ", 3);
    return words.length == 3 ? Optional.of(URI.createURI(words[1])) : Optional.empty();
  }

  /**
   * In Markdown.
   *
   * @param resource of the file that the topic needs; null if it needs none
   */
  public Optional<String> of(String topic, Resource resource) {
    String[] words = topic.split(" ", 3);
    return switch (words[0]) {
      case FIELD -> FieldHelp.field(words[1]);
      case EVENT -> EventHelp.type(words[1]);
      case KEY -> KeyDescriptions.find(words[1]);
      default -> items.of(ItemKind.valueOf(words[0]), words[2], resource);
    };
  }
}
