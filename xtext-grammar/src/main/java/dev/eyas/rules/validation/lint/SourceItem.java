package dev.eyas.rules.validation.lint;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlNode.Entry;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An item as it is written: a definition, or one of the forms that change an earlier one. */
record SourceItem(RulesText file, Kind kind, Scalar name, Mapping mapping) {
  private static final Set<String> TRUE = Set.of("y", "yes", "true", "on");

  /** In the order in which the loader looks for the keys. */
  enum Kind {
    LIST,
    MACRO,
    RULE;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Optional<SourceItem> of(RulesText file, Mapping mapping) {
    for (Kind kind : Kind.values()) {
      Entry entry = mapping.find(kind.key());
      if (entry != null) {
        return entry.value() instanceof Scalar name
            ? Optional.of(new SourceItem(file, kind, name, mapping))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  boolean contains(int offset) {
    return mapping.start() <= offset && offset <= mapping.end();
  }

  SourceRange nameRange() {
    return file.range(name);
  }

  Optional<YamlNode> value(String key) {
    Entry entry = mapping.find(key);
    return entry == null ? Optional.empty() : Optional.ofNullable(entry.value());
  }

  /** The text of a key, unless it is an alias: that is written elsewhere. */
  Optional<Scalar> scalar(String key) {
    return value(key)
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast)
        .filter(scalar -> scalar.style() != YamlNode.Style.ALIAS);
  }

  /** Whether the item's key {@code append} says so. */
  boolean isAppend() {
    return scalar("append")
        .filter(flag -> TRUE.contains(flag.value().toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  /** What {@code override} says of a key, or the empty text. */
  String override(String key) {
    return value("override")
        .filter(Mapping.class::isInstance)
        .map(node -> ((Mapping) node).find(key))
        .map(Entry::value)
        .filter(Scalar.class::isInstance)
        .map(verb -> ((Scalar) verb).value())
        .orElse("");
  }

  boolean hasOverride() {
    return value("override").isPresent();
  }
}
