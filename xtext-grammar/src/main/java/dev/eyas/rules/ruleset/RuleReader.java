package dev.eyas.rules.ruleset;

import dev.eyas.catalog.Priority;
import dev.eyas.rules.TracedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a rule item: a definition, or one of the forms that change an earlier rule. */
final class RuleReader {
  static final Set<String> KEYS =
      Set.of(
          "rule",
          "condition",
          "output",
          "desc",
          "priority",
          "source",
          "enabled",
          "capture",
          "capture_duration",
          "warn_evttypes",
          "skip-if-unknown-filter",
          "tags",
          "exceptions",
          "append",
          "override");

  /** What an override names is looked for and read in this order. */
  private static final List<String> READING_ORDER =
      List.of(
          "condition",
          "exceptions",
          "output",
          "desc",
          "tags",
          "priority",
          "capture",
          "capture_duration",
          "enabled",
          "warn_evttypes",
          "skip-if-unknown-filter");

  /** The keys that say what the rule is. */
  private static final Set<String> VALUES =
      KEYS.stream()
          .filter(key -> !Set.of("rule", "append", "override").contains(key))
          .collect(Collectors.toUnmodifiableSet());

  private static final String DEPRECATED_ENABLED =
      "The standalone 'enabled' key usage is deprecated. The correct approach requires also a"
          + " 'replace' entry under the 'override' key (i.e. 'enabled: replace').";

  private final Collector collector;
  private final Problems problems;

  RuleReader(Collector collector, Problems problems) {
    this.collector = collector;
    this.problems = problems;
  }

  void read(ItemNode.Mapping item, Context context) {
    ValueReader values = new ValueReader(item, context);
    String name = values.text("rule").text();
    boolean append = ItemReader.readsAppend(values, problems, context);
    Overrides overrides = Overrides.read(item, Overrides.Allowed.RULE, context);
    ItemReader.rejectBoth(append, overrides, context);
    if (!overrides.isEmpty()) {
      readOverrides(name, values, overrides, context);
    } else if (append) {
      readAppend(name, values, context);
    } else if (Stream.of("condition", "output", "desc", "priority").noneMatch(values::has)) {
      boolean enabled = values.flag("enabled");
      problems.warn(LoadCode.LOAD_DEPRECATED_ITEM, DEPRECATED_ENABLED, context);
      Change change = values.change(Change.Kind.REPLACE, Set.of("enabled"), context);
      collector.enable(name, enabled, change, context);
    } else {
      collector.define(definition(name, values, context), problems);
    }
  }

  private RuleItem definition(String name, ValueReader values, Context context) {
    values.text("condition");
    values.text("output");
    RuleItem rule =
        new RuleItem(
            name,
            context,
            values.contextOf(ItemType.RULE_CONDITION, "condition"),
            values.contextOf(ItemType.RULE_OUTPUT, "output"));
    rule.condition = values.text("condition");
    rule.output = values.text("output").trim();
    rule.description = values.text("desc");
    rule.priority = priority(values);
    rule.source = values.optionalText("source").map(t -> t.text()).orElse(rule.source);
    rule.enabled = values.optionalFlag("enabled").orElse(rule.enabled);
    rule.capture = values.optionalFlag("capture").orElse(rule.capture);
    rule.captureMillis = values.optionalUnsigned("capture_duration").orElse(rule.captureMillis);
    rule.warnEventTypes = values.optionalFlag("warn_evttypes").orElse(rule.warnEventTypes);
    rule.skipIfUnknownFilter =
        values.optionalFlag("skip-if-unknown-filter").orElse(rule.skipIfUnknownFilter);
    rule.tags = tags(values);
    rule.exceptions =
        values
            .find("exceptions")
            .map(new ExceptionReader(problems, context)::readDefinitions)
            .map(ArrayList::new)
            .orElseGet(ArrayList::new);
    rule.changes.add(values.change(Change.Kind.DEFINE, VALUES, context));
    return rule;
  }

  private void readAppend(String name, ValueReader values, Context context) {
    Change change = values.change(Change.Kind.APPEND, Set.of("condition", "exceptions"), context);
    RuleUpdate update = new RuleUpdate(name, context, change);
    if (values.has("condition")) {
      update.condition = values.text("condition");
    }
    update.exceptions = additions(values, context);
    update.source = source(values);
    collector.append(update);
  }

  private void readOverrides(
      String name, ValueReader values, Overrides overrides, Context context) {
    Set<String> unlisted = new TreeSet<>(Overrides.Allowed.RULE.all());
    unlisted.removeIf(key -> !values.has(key));
    if (!overrides.appended().isEmpty()) {
      RuleUpdate update =
          new RuleUpdate(
              name, context, values.change(Change.Kind.APPEND, overrides.appended(), context));
      for (String key : inReadingOrder(overrides.appended())) {
        requireGiven(key, "append", unlisted, context);
        readAppended(update, key, values, context);
      }
      collector.append(update);
    }
    if (!overrides.replaced().isEmpty()) {
      RuleUpdate update =
          new RuleUpdate(
              name, context, values.change(Change.Kind.REPLACE, overrides.replaced(), context));
      for (String key : inReadingOrder(overrides.replaced())) {
        requireGiven(key, "replace", unlisted, context);
        readReplaced(update, key, values, context);
      }
      collector.replace(update);
    }
    for (String key : unlisted) {
      throw LoadFailure.structure(
          "Unexpected key '" + key + "': no corresponding entry under 'override' is defined.",
          context.at(ItemType.OVERRIDES, key, values.find(key).orElseThrow()));
    }
  }

  private static List<String> inReadingOrder(Set<String> keys) {
    return READING_ORDER.stream().filter(keys::contains).toList();
  }

  /**
   * @param unlisted keys of the item that no override is known to name
   */
  private static void requireGiven(String key, String verb, Set<String> unlisted, Context context) {
    if (!unlisted.remove(key)) {
      throw LoadFailure.structure(
          "An %s override for '%s' was specified but '%s' is not defined".formatted(verb, key, key),
          context);
    }
  }

  private void readAppended(RuleUpdate update, String key, ValueReader values, Context context) {
    if (key.equals("exceptions")) {
      update.exceptions = additions(values, context);
    } else {
      readText(update, key, values);
    }
  }

  private void readReplaced(RuleUpdate update, String key, ValueReader values, Context context) {
    switch (key) {
      case "exceptions" ->
          update.exceptions =
              new ExceptionReader(problems, context)
                  .readDefinitions(values.find("exceptions").orElseThrow());
      case "priority" -> update.priority = priority(values);
      case "enabled" -> update.enabled = values.flag(key);
      case "warn_evttypes" -> update.warnEventTypes = values.flag(key);
      case "skip-if-unknown-filter" -> update.skipIfUnknownFilter = values.flag(key);
      case "capture" -> update.capture = values.flag(key);
      case "capture_duration" -> update.captureMillis = values.optionalUnsigned(key).orElseThrow();
      default -> readText(update, key, values);
    }
  }

  private static void readText(RuleUpdate update, String key, ValueReader values) {
    switch (key) {
      case "condition" -> {
        update.condition = values.text(key);
        update.source = source(values);
      }
      case "output" -> update.output = values.text(key);
      case "desc" -> update.description = values.text(key);
      case "tags" -> update.tags = tags(values);
      default -> throw new IllegalArgumentException(key);
    }
  }

  private List<RuleException> additions(ValueReader values, Context context) {
    return values
        .find("exceptions")
        .map(new ExceptionReader(problems, context)::readAdditions)
        .orElse(null);
  }

  private static TreeMap<String, TracedText> tags(ValueReader values) {
    return values.optionalTexts("tags").orElseGet(TreeMap::new);
  }

  /** In the forms that change a rule the source may be left empty. */
  private static String source(ValueReader values) {
    return values.find("source").orElse(null) instanceof ItemNode.Scalar scalar
            && !scalar.value().isEmpty()
        ? scalar.value()
        : null;
  }

  private static Priority priority(ValueReader values) {
    String text = values.text("priority").text();
    return Priority.parse(text)
        .orElseThrow(
            () ->
                LoadFailure.structure(
                    "Invalid priority", values.contextOf(ItemType.RULE_PRIORITY, "priority")));
  }
}
