package dev.eyas.rules.syntax;

import static dev.eyas.rules.syntax.ValueShape.CONDITION;
import static dev.eyas.rules.syntax.ValueShape.EXCEPTIONS;
import static dev.eyas.rules.syntax.ValueShape.FIELDS;
import static dev.eyas.rules.syntax.ValueShape.ITEMS;
import static dev.eyas.rules.syntax.ValueShape.NODE;
import static dev.eyas.rules.syntax.ValueShape.OUTPUT;
import static dev.eyas.rules.syntax.ValueShape.OVERRIDE;
import static dev.eyas.rules.syntax.ValueShape.TEXT;
import static dev.eyas.rules.syntax.ValueShape.VALUES;

import dev.eyas.rules.syntax.YamlNode.Entry;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of items, with the keys that the grammar spells out and the shape of their values. */
public enum ItemShape {
  ENGINE(TokenKind.ENGINE_ITEM, "required_engine_version", Map.of("required_engine_version", TEXT)),
  PLUGINS(
      TokenKind.PLUGIN_ITEM, "required_plugin_versions", Map.of("required_plugin_versions", NODE)),
  LIST(
      TokenKind.LIST_ITEM,
      "list",
      Map.of("list", TEXT, "items", ITEMS, "override", OVERRIDE, "append", NODE)),
  MACRO(
      TokenKind.MACRO_ITEM,
      "macro",
      Map.of("macro", TEXT, "condition", CONDITION, "override", OVERRIDE, "append", NODE)),
  RULE(TokenKind.RULE_ITEM, "rule", ruleKeys()),
  OTHER(TokenKind.OTHER_ITEM, null, Map.of());

  static final Map<String, ValueShape> EXCEPTION_KEYS =
      Map.of("name", TEXT, "fields", FIELDS, "comps", NODE, "values", VALUES);

  private final TokenKind begin;
  private final String nameKey;
  private final Map<String, ValueShape> keys;

  ItemShape(TokenKind begin, String nameKey, Map<String, ValueShape> keys) {
    this.begin = begin;
    this.nameKey = nameKey;
    this.keys = keys;
  }

  private static Map<String, ValueShape> ruleKeys() {
    Map<String, ValueShape> keys = new HashMap<>();
    keys.put("rule", TEXT);
    keys.put("condition", CONDITION);
    keys.put("output", OUTPUT);
    keys.put("priority", TEXT);
    keys.put("exceptions", EXCEPTIONS);
    keys.put("override", OVERRIDE);
    keys.put("desc", NODE);
    keys.put("source", NODE);
    keys.put("enabled", NODE);
    keys.put("append", NODE);
    keys.put("tags", NODE);
    keys.put("warn_evttypes", NODE);
    keys.put("skip-if-unknown-filter", NODE);
    keys.put("capture", NODE);
    keys.put("capture_duration", NODE);
    return Map.copyOf(keys);
  }

  /** The kind that Falco takes an item for: the first of its keys in this order decides. */
  static ItemShape of(Mapping item) {
    for (ItemShape shape : values()) {
      if (shape.nameKey != null && isValued(item.find(shape.nameKey))) {
        return shape;
      }
    }
    return OTHER;
  }

  private static boolean isValued(Entry entry) {
    return entry != null && entry.colon() >= 0;
  }

  TokenKind begin() {
    return begin;
  }

  Map<String, ValueShape> keys() {
    return keys;
  }

  /** The keys that rules, macros and lists can have. */
  public static Set<String> keysOfItems() {
    return Stream.of(RULE, MACRO, LIST)
        .flatMap(shape -> shape.keys.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
