package dev.eyas.rules.syntax;

import dev.eyas.rules.syntax.YamlNode.Entry;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import java.util.Optional;

/** Finds the conditions among the values of a rules file. */
public final class ConditionEntry {
  private ConditionEntry() {}

  /** The entry of an item whose value is read as a condition, if it has one. */
  public static Optional<Entry> of(Mapping item) {
    return ItemShape.of(item).keys().entrySet().stream()
        .filter(key -> key.getValue() == ValueShape.CONDITION)
        .map(key -> item.find(key.getKey()))
        .filter(entry -> entry != null && entry.value() instanceof Scalar)
        .filter(entry -> ValueShape.CONDITION.accepts(entry.value()))
        .findFirst();
  }
}
