package dev.eyas.rules.ruleset;

import dev.eyas.rules.RulesSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a file item by item, and again only those items that it did not hold the last time. An item
 * that means something else alone than in its file, such as one with an alias of another one's
 * anchor, is none that can be read alone: then the file is read as a whole, as it is when anything
 * is wrong with its YAML.
 */
final class ItemMemory {
  /**
   * @param place where the nodes say that the item's text begins
   */
  private record Item(ItemNode.Sequence nodes, long size, Distance place) {
    Item at(Distance place) {
      boolean same = place.equals(this.place);
      return same ? this : new Item(nodes.moved(place.minus(this.place)), size, place);
    }
  }

  /** For each file the items of its last reading, by their texts. */
  private final Map<String, Map<String, Item>> files = new HashMap<>();

  /** Forgets all files but these. */
  void keepOnly(Set<String> names) {
    files.keySet().retainAll(names);
  }

  /**
   * @throws LoadFailure with LOAD_ERR_YAML_PARSE where the text is not YAML
   */
  List<ItemNode> read(RulesSource source, Context context) {
    Map<String, Item> before = files.getOrDefault(source.name(), Map.of());
    Map<String, Item> now = new HashMap<>();
    List<Item> items = new ArrayList<>();
    Distance place = Distance.NONE;
    for (String text : ItemTexts.of(source.text())) {
      Item known = before.get(text);
      Optional<Item> item =
          known != null ? Optional.of(known.at(place)) : readAlone(source.name(), text, place);
      if (item.isEmpty()) {
        return YamlDocuments.read(source, context);
      }
      items.add(item.get());
      now.put(text, item.get());
      place = place.behind(text);
    }
    files.put(source.name(), now);
    return document(items).orElseGet(() -> YamlDocuments.read(source, context));
  }

  private static Optional<Item> readAlone(String file, String text, Distance place) {
    return YamlDocuments.readAlone(file, text, place)
        .map(alone -> new Item(alone.sequence(), alone.size(), place));
  }

  /** The items as one document, unless there are none or too many. */
  private static Optional<List<ItemNode>> document(List<Item> items) {
    long size = items.stream().mapToLong(Item::size).sum();
    if (items.isEmpty() || size > YamlDocuments.MAX_NODES) {
      return Optional.empty();
    }
    List<ItemNode> elements = new ArrayList<>();
    items.forEach(item -> elements.addAll(item.nodes().elements()));
    ItemNode.Place first = items.get(0).nodes().place();
    ItemNode.Place last = items.get(items.size() - 1).nodes().place();
    return Optional.of(List.of(new ItemNode.Sequence(List.copyOf(elements), first.until(last))));
  }
}
