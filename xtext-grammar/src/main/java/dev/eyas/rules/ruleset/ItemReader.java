package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the items of a rules file and hands them to the collector, in order. */
final class ItemReader {
  private static final Pattern LIST_NAME = Pattern.compile("[^()\"'\\s=,]+");
  private static final Pattern MACRO_NAME = Pattern.compile("[a-zA-Z]+[a-zA-Z0-9_]*");
  private static final Set<String> LIST_KEYS = Set.of("list", "items", "append", "override");
  private static final Set<String> MACRO_KEYS = Set.of("macro", "condition", "append", "override");
  private static final String DEPRECATED_APPEND =
      "'append' key is deprecated. Add an 'append' entry (e.g. 'condition: append') under"
          + " 'override' instead.";
  private static final String OVERRIDE_AND_APPEND =
      "Keys 'override' and 'append: true' cannot be used together. Add an 'append' entry (e.g."
          + " 'condition: append') under 'override' instead.";

  private final Collector collector;
  private final Problems problems;
  private final RuleFailures failures;

  ItemReader(Collector collector, Problems problems, RuleFailures failures) {
    this.collector = collector;
    this.problems = problems;
    this.failures = failures;
  }

  /**
   * @throws LoadFailure at the first error
   */
  void readDocument(ItemNode document, Context file) {
    if (document instanceof ItemNode.Null) {
      return;
    }
    if (!(document instanceof ItemNode.Sequence sequence)) {
      String message =
          document instanceof ItemNode.Scalar
              ? "Rules content is not yaml"
              : "Rules content is not yaml array of objects";
      throw LoadFailure.structure(message, file);
    }
    for (ItemNode item : sequence.elements()) {
      if (!(item instanceof ItemNode.Null)) {
        readItem(item, file);
      }
    }
  }

  private void readItem(ItemNode node, Context file) {
    if (!(node instanceof ItemNode.Mapping item)) {
      throw LoadFailure.structure(
          "Unexpected element type. Each element should be a yaml associative array.",
          file.at(ItemType.RULES_CONTENT_ITEM, "", node));
    }
    if (item.has("required_engine_version")) {
      Context context = file.at(ItemType.REQUIRED_ENGINE_VERSION, "", item);
      collector.require(RequiredVersions.engine(item, context));
      warnUnknownKeys(item, Set.of("required_engine_version"), context);
    } else if (item.has("required_plugin_versions")) {
      Context context =
          file.at(
              ItemType.REQUIRED_PLUGIN_VERSIONS,
              "",
              item.find("required_plugin_versions").orElseThrow());
      RequiredVersions.plugins(item, context, collector::require);
      warnUnknownKeys(item, Set.of("required_plugin_versions"), context);
    } else if (item.has("list")) {
      readList(item, file);
    } else if (item.has("macro")) {
      readMacro(item, file);
    } else if (item.has("rule")) {
      readRule(item, file);
    } else {
      problems.warn(
          LoadCode.LOAD_UNKNOWN_ITEM,
          "Unknown top level item",
          file.at(ItemType.RULES_CONTENT_ITEM, "", item));
    }
  }

  private void readRule(ItemNode.Mapping item, Context file) {
    Context context = named(ItemType.RULE, "rule", item, file);
    String name = new ValueReader(item, context).text("rule").text();
    if (failures.isLeftOut(name)) {
      return;
    }
    try {
      new RuleReader(collector, problems).read(item, context);
      warnUnknownKeys(item, RuleReader.KEYS, context);
    } catch (LoadFailure failure) {
      failures.failed(name, failure);
      collector.rules().remove(name);
    }
  }

  private void readList(ItemNode.Mapping item, Context file) {
    Context context = named(ItemType.LIST, "list", item, file);
    ValueReader values = new ValueReader(item, context);
    String name = values.text("list").text();
    if (!LIST_NAME.matcher(name).matches()) {
      problems.warn(
          LoadCode.LOAD_INVALID_LIST_NAME,
          "List has an invalid name. List names should match a regular expression:"
              + " ([^()\"'[:space:]=,]+)",
          context);
    }
    List<TracedText> items = values.texts("items");
    boolean append = readsAppend(values, problems, context);
    Overrides overrides = Overrides.read(item, Overrides.Allowed.LIST, context);
    rejectBoth(append, overrides, context);
    boolean appends = append || overrides.appended().contains("items");
    Change change = values.change(kind(appends), Set.of("items"), context);
    ListItem list = new ListItem(name, items, List.of(change), context);
    if (appends) {
      collector.append(list);
    } else {
      collector.define(list);
    }
    warnUnknownKeys(item, LIST_KEYS, context);
  }

  private void readMacro(ItemNode.Mapping item, Context file) {
    Context context = named(ItemType.MACRO, "macro", item, file);
    ValueReader values = new ValueReader(item, context);
    String name = values.text("macro").text();
    if (!MACRO_NAME.matcher(name).matches()) {
      problems.warn(
          LoadCode.LOAD_INVALID_MACRO_NAME,
          "Macro has an invalid name. Macro names should match a regular expression:"
              + " ([a-zA-Z]+[a-zA-Z0-9_]*)",
          context);
    }
    TracedText condition = values.text("condition");
    boolean append = readsAppend(values, problems, context);
    Overrides overrides = Overrides.read(item, Overrides.Allowed.MACRO, context);
    rejectBoth(append, overrides, context);
    boolean appends = append || overrides.appended().contains("condition");
    Change change = values.change(kind(appends), Set.of("condition"), context);
    MacroItem macro =
        new MacroItem(
            name,
            condition,
            List.of(change),
            context,
            values.contextOf(ItemType.MACRO_CONDITION, "condition"));
    if (appends) {
      collector.append(macro);
    } else {
      collector.define(macro);
    }
    warnUnknownKeys(item, MACRO_KEYS, context);
  }

  private static Change.Kind kind(boolean appends) {
    return appends ? Change.Kind.APPEND : Change.Kind.DEFINE;
  }

  static boolean readsAppend(ValueReader values, Problems problems, Context context) {
    boolean append = values.optionalFlag("append").orElse(false);
    if (append) {
      problems.warn(LoadCode.LOAD_DEPRECATED_ITEM, DEPRECATED_APPEND, context);
    }
    return append;
  }

  static void rejectBoth(boolean append, Overrides overrides, Context context) {
    if (append && !overrides.isEmpty()) {
      throw LoadFailure.structure(OVERRIDE_AND_APPEND, context);
    }
  }

  private static Context named(ItemType type, String key, ItemNode.Mapping item, Context file) {
    String name = new ValueReader(item, file.at(type, "", item)).text(key).text();
    return file.at(type, name, item);
  }

  private void warnUnknownKeys(ItemNode.Mapping item, Set<String> known, Context context) {
    for (ItemNode.Entry entry : item.entries()) {
      if (!known.contains(entry.key())) {
        problems.warn(
            LoadCode.LOAD_UNKNOWN_KEY,
            "Unknown key '" + entry.key() + "'. The key will be ignored.",
            context.underlining(entry.keyPlace()));
      }
    }
  }
}
