package dev.eyas.rules.ruleset;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the values of a mapping, with the complaints that Falco has about them. */
final class ValueReader {
  private static final Set<String> TRUE = Set.of("y", "yes", "true", "on");
  private static final Set<String> FALSE = Set.of("n", "no", "false", "off");
  private static final Pattern ONE_CASE = Pattern.compile("[a-z]+|[A-Z]+|[A-Z][a-z]+");

  private final ItemNode.Mapping mapping;
  private final Context context;

  ValueReader(ItemNode.Mapping mapping, Context context) {
    this.mapping = mapping;
    this.context = context;
  }

  boolean has(String key) {
    return mapping.has(key);
  }

  Optional<ItemNode> find(String key) {
    return mapping.find(key);
  }

  Context contextOf(ItemType type, String key) {
    return context.at(type, "", mapping.find(key).orElseThrow());
  }

  /** What the item does, with the places of those of its keys that count. */
  Change change(Change.Kind kind, Set<String> keys, Context item) {
    Map<String, SourceRange> places = new TreeMap<>();
    keys.forEach(key -> find(key).ifPresent(node -> places.put(key, node.place().range())));
    return new Change(kind, item.range(), Collections.unmodifiableMap(places));
  }

  /** A scalar that must be there. */
  TracedText text(String key) {
    return scalar(key, required(key)).text();
  }

  Optional<TracedText> optionalText(String key) {
    return optional(key).map(node -> scalar(key, node).text());
  }

  boolean flag(String key) {
    return decodeFlag(key, required(key));
  }

  Optional<Boolean> optionalFlag(String key) {
    return optional(key).map(node -> decodeFlag(key, node));
  }

  Optional<Long> optionalUnsigned(String key) {
    return optional(key).map(node -> decodeUnsigned(key, node));
  }

  /** A sequence of scalars that must be there. */
  List<TracedText> texts(String key) {
    return decodeTexts(key, present(key));
  }

  /** Scalars by their text, without repetition. */
  Optional<TreeMap<String, TracedText>> optionalTexts(String key) {
    return mapping.find(key).map(node -> decodeTexts(key, node)).map(ValueReader::sorted);
  }

  private static TreeMap<String, TracedText> sorted(List<TracedText> texts) {
    TreeMap<String, TracedText> sorted = new TreeMap<>();
    texts.forEach(text -> sorted.put(text.text(), text));
    return sorted;
  }

  private ItemNode required(String key) {
    present(key);
    return optional(key).orElseThrow();
  }

  private ItemNode present(String key) {
    return mapping
        .find(key)
        .orElseThrow(
            () -> LoadFailure.structure("Item has no mapping for key '" + key + "'", context));
  }

  private Optional<ItemNode> optional(String key) {
    Optional<ItemNode> node = mapping.find(key);
    if (node.isPresent() && node.get() instanceof ItemNode.Null) {
      throw LoadFailure.structure("Mapping for key '" + key + "' is empty", context);
    }
    return node;
  }

  private ItemNode.Scalar scalar(String key, ItemNode node) {
    Context place = context.at(ItemType.VALUE_FOR, key, node);
    if (!(node instanceof ItemNode.Scalar scalar)) {
      throw LoadFailure.structure("Value is not a scalar value", place);
    }
    if (scalar.text().isEmpty()) {
      throw LoadFailure.structure("Value must be non-empty", place);
    }
    return scalar;
  }

  private boolean decodeFlag(String key, ItemNode node) {
    String text = scalar(key, node).value();
    String lower = text.toLowerCase(Locale.ROOT);
    if (ONE_CASE.matcher(text).matches()) {
      if (TRUE.contains(lower)) {
        return true;
      }
      if (FALSE.contains(lower)) {
        return false;
      }
    }
    throw undecodable(key, node);
  }

  private long decodeUnsigned(String key, ItemNode node) {
    OptionalLong value = Unsigned.parse(scalar(key, node).value());
    return value.orElseThrow(() -> undecodable(key, node));
  }

  private LoadFailure undecodable(String key, ItemNode node) {
    return LoadFailure.structure(
        "Can't decode YAML scalar value", context.at(ItemType.VALUE_FOR, key, node));
  }

  private List<TracedText> decodeTexts(String key, ItemNode node) {
    Context place = context.at(ItemType.VALUE_FOR, key, node);
    if (!(node instanceof ItemNode.Sequence sequence)) {
      throw LoadFailure.structure("Value is not a sequence", place);
    }
    List<TracedText> texts = new ArrayList<>();
    for (ItemNode element : sequence.elements()) {
      if (!(element instanceof ItemNode.Scalar scalar)) {
        throw LoadFailure.structure(
            "sequence value is not scalar", place.at(ItemType.LIST_ITEM, "", element));
      }
      texts.add(scalar.text());
    }
    return List.copyOf(texts);
  }
}
