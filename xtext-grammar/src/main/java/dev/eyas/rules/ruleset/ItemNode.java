package dev.eyas.rules.ruleset;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import java.util.List;
import java.util.Optional;

/** A node of a rules file's YAML, as Falco's library sees it, and its place. */
sealed interface ItemNode {
  Place place();

  /**
   * @param line 0-based, as Falco's YAML library counts
   * @param column 0-based, in UTF-8 bytes
   * @param offset in UTF-8 bytes
   * @param range the node in UTF-16 units of the file
   */
  record Place(int line, int column, int offset, SourceRange range) {}

  /** Nothing, {@code ~} or {@code null}. */
  record Null(Place place) implements ItemNode {}

  record Scalar(TracedText text, Place place) implements ItemNode {
    String value() {
      return text.text();
    }
  }

  record Sequence(List<ItemNode> elements, Place place) implements ItemNode {}

  record Mapping(List<Entry> entries, Place place) implements ItemNode {
    /** The value of a key; of the first one where a key is repeated. */
    Optional<ItemNode> find(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).map(Entry::value).findFirst();
    }

    boolean has(String key) {
      return find(key).isPresent();
    }
  }

  record Entry(String key, ItemNode value, Place keyPlace) {}
}
