package dev.eyas.rules.ruleset;

import java.util.Set;
import java.util.TreeSet;

/**
 * What the {@code override} of an item says.
 *
 * @param appended keys to append; replaced likewise
 */
public record Overrides(Set<String> appended, Set<String> replaced) {

  /** Which keys an item can append, and which it can replace. */
  public record Allowed(Set<String> append, Set<String> replace) {
    public static final Allowed LIST = new Allowed(Set.of("items"), Set.of("items"));
    public static final Allowed MACRO = new Allowed(Set.of("condition"), Set.of("condition"));
    public static final Allowed RULE =
        new Allowed(
            Set.of("condition", "output", "desc", "tags", "exceptions"),
            Set.of(
                "condition",
                "output",
                "desc",
                "priority",
                "capture",
                "capture_duration",
                "tags",
                "exceptions",
                "enabled",
                "warn_evttypes",
                "skip-if-unknown-filter"));

    public Set<String> all() {
      Set<String> keys = new TreeSet<>(append);
      keys.addAll(replace);
      return keys;
    }
  }

  boolean isEmpty() {
    return appended.isEmpty() && replaced.isEmpty();
  }

  static Overrides read(ItemNode.Mapping item, Allowed allowed, Context context) {
    Overrides overrides = new Overrides(new TreeSet<>(), new TreeSet<>());
    ItemNode value = item.find("override").orElse(null);
    Context place = context.at(ItemType.OVERRIDES, "", item);
    if (value instanceof ItemNode.Sequence sequence && !sequence.elements().isEmpty()) {
      throw LoadFailure.content(
          "YAML error: the value of override must be a mapping",
          context.ofFile().underlining(value.place()));
    }
    if (value instanceof ItemNode.Mapping mapping) {
      mapping
          .entries()
          .forEach(entry -> overrides.add(entry, verb(entry, context), allowed, place));
    }
    return overrides;
  }

  /**
   * Falco reads nothing as the word for it, and tells of anything else only in which file it is.
   */
  private static String verb(ItemNode.Entry entry, Context item) {
    if (entry.value() instanceof ItemNode.Null) {
      return "null";
    }
    if (entry.value() instanceof ItemNode.Scalar scalar) {
      return scalar.value();
    }
    ItemNode.Place place = entry.value().place();
    throw LoadFailure.content(
        "YAML error at line %d, column %d: what to do with '%s' must be a word: append or replace"
            .formatted(place.line() + 1, place.column() + 1, entry.key()),
        item.ofFile().underlining(place));
  }

  private void add(ItemNode.Entry entry, String verb, Allowed allowed, Context place) {
    String key = entry.key();
    Context keyPlace = place.at(ItemType.OVERRIDES, key, entry.keyPlace());
    switch (verb) {
      case "append" -> {
        if (!allowed.append().contains(key)) {
          throw LoadFailure.structure(
              "Key '" + key + "' cannot be appended to, use 'replace' instead", keyPlace);
        }
        appended.add(key);
      }
      case "replace" -> {
        if (!allowed.replace().contains(key)) {
          throw LoadFailure.structure("Key '" + key + "' cannot be replaced", keyPlace);
        }
        replaced.add(key);
      }
      default -> {
        String append = allowed.append().contains(key) ? "append " : "";
        String replace = allowed.replace().contains(key) ? "replace " : "";
        throw LoadFailure.structure(
            "Invalid override operation for key '%s': '%s'. Allowed values are: %s%s"
                .formatted(key, verb, append, replace),
            place.at(ItemType.VALUE_FOR, key, entry.value()));
      }
    }
  }
}
