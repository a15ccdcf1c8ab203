package dev.eyas.rules.ruleset;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import java.util.List;
import java.util.Optional;

/** A node of a rules file's YAML, as Falco's library sees it, and its place. */
sealed interface ItemNode {
  Place place();

  /** The same in a file in which it stands further behind, or further in front. */
  ItemNode moved(Distance by);

  /**
   * @param line 0-based, as Falco's YAML library counts
   * @param column 0-based, in UTF-8 bytes
   * @param offset in UTF-8 bytes
   * @param range the node in UTF-16 units of the file
   */
  record Place(int line, int column, int offset, SourceRange range) {
    /** At the same columns of other lines. */
    Place moved(Distance by) {
      SourceRange moved =
          new SourceRange(range.source(), range.offset() + by.units(), range.length());
      return new Place(line + by.lines(), column, offset + by.bytes(), moved);
    }

    /** From here to the end of another place of the same file. */
    Place until(Place last) {
      int end = last.range().offset() + last.range().length();
      SourceRange all = new SourceRange(range.source(), range.offset(), end - range.offset());
      return new Place(line, column, offset, all);
    }
  }

  /** Nothing, {@code ~} or {@code null}. */
  record Null(Place place) implements ItemNode {
    @Override
    public Null moved(Distance by) {
      return new Null(place.moved(by));
    }
  }

  record Scalar(TracedText text, Place place) implements ItemNode {
    String value() {
      return text.text();
    }

    @Override
    public Scalar moved(Distance by) {
      return new Scalar(text.moved(by.units()), place.moved(by));
    }
  }

  record Sequence(List<ItemNode> elements, Place place) implements ItemNode {
    @Override
    public Sequence moved(Distance by) {
      return new Sequence(
          elements.stream().map(element -> element.moved(by)).toList(), place.moved(by));
    }
  }

  record Mapping(List<Entry> entries, Place place) implements ItemNode {
    /** The value of a key; of the first one where a key is repeated. */
    Optional<ItemNode> find(String key) {
      for (Entry entry : entries) {
        if (entry.key().equals(key)) {
          return Optional.of(entry.value());
        }
      }
      return Optional.empty();
    }

    boolean has(String key) {
      return find(key).isPresent();
    }

    @Override
    public Mapping moved(Distance by) {
      return new Mapping(entries.stream().map(entry -> entry.moved(by)).toList(), place.moved(by));
    }
  }

  record Entry(String key, ItemNode value, Place keyPlace) {
    Entry moved(Distance by) {
      return new Entry(key, value.moved(by), keyPlace.moved(by));
    }
  }
}
