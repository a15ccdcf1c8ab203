package dev.eyas.rules.ruleset;

import java.util.ArrayList;
import java.util.List;

/**
 * Merges items in the order in which they are read: what is defined, redefined, appended to and
 * replaced, over all files.
 */
final class Collector {
  private final Collected<ListItem> lists;
  private final Collected<MacroItem> macros;
  private final Collected<RuleItem> rules;
  private final List<RequiredVersions.Requirement> requirements;
  private final ExceptionCheck exceptionCheck;
  private Version requiredEngine;
  private int number;

  Collector(ExceptionCheck exceptionCheck) {
    this.lists = new Collected<>();
    this.macros = new Collected<>();
    this.rules = new Collected<>();
    this.requirements = new ArrayList<>();
    this.exceptionCheck = exceptionCheck;
  }

  private Collector(Collector other) {
    this.lists = other.lists.copy();
    this.macros = other.macros.copy();
    this.rules = other.rules.copy();
    this.requirements = new ArrayList<>(other.requirements);
    this.exceptionCheck = other.exceptionCheck;
    this.requiredEngine = other.requiredEngine;
    this.number = other.number;
  }

  /** The same items, to go on with; this one stays as it is. */
  Collector copy() {
    return new Collector(this);
  }

  Collected<ListItem> lists() {
    return lists;
  }

  Collected<MacroItem> macros() {
    return macros;
  }

  Collected<RuleItem> rules() {
    return rules;
  }

  List<RequiredVersions.Requirement> requirements() {
    return requirements;
  }

  /** All that has been collected so far. */
  MergedItems merged() {
    return new MergedItems(
        rules.all().stream().map(entry -> entry.item().merged()).toList(),
        macros.all().stream().map(entry -> entry.item().merged()).toList(),
        lists.all().stream().map(entry -> entry.item().merged()).toList());
  }

  void require(Version engine) {
    boolean higher = requiredEngine == null || engine.compareTo(requiredEngine) > 0;
    requiredEngine = higher ? engine : requiredEngine;
  }

  Requirements published() {
    return new Requirements(
        requiredEngine == null ? null : requiredEngine.toString(),
        requirements.stream().map(RequiredVersions.Requirement::published).toList());
  }

  void require(RequiredVersions.Requirement requirement) {
    requirements.add(requirement);
  }

  void define(ListItem list) {
    lists.put(list.name(), list, number++);
  }

  void append(ListItem list) {
    Collected.Entry<ListItem> previous = lists.find(list.name());
    if (previous == null) {
      throw LoadFailure.content(
          "List uses 'append' or 'override.items: append' but no list by that name already exists",
          list.context());
    }
    lists.put(list.name(), previous.item().with(list), number++);
  }

  void define(MacroItem macro) {
    macros.put(macro.name(), macro, number++);
  }

  void append(MacroItem macro) {
    Collected.Entry<MacroItem> previous = macros.find(macro.name());
    if (previous == null) {
      throw LoadFailure.content(
          "Macro uses 'append' or 'override.condition: append' but no macro by that name already exists",
          macro.context());
    }
    macros.put(macro.name(), previous.item().with(macro), number++);
  }

  void define(RuleItem rule, Problems problems) {
    Collected.Entry<RuleItem> previous = rules.find(rule.name);
    if (previous != null && !previous.item().source.equals(rule.source)) {
      throw LoadFailure.content("Rule has been re-defined with a different source", rule.context);
    }
    if (!rule.source.equals(RuleItem.SYSCALL_SOURCE)) {
      problems.warn(
          LoadCode.LOAD_UNKNOWN_SOURCE,
          "Unknown source " + rule.source + ", skipping",
          rule.context);
      rule.knownSource = false;
    }
    rule.exceptions.replaceAll(exception -> exceptionCheck.definition(exception, rule.knownSource));
    rules.put(rule.name, rule, number++);
  }

  void enable(String name, boolean enabled, Change change, Context context) {
    Collected.Entry<RuleItem> previous = rules.find(name);
    if (previous == null) {
      throw LoadFailure.content(
          "Rule has 'enabled' key but no rule by that name already exists", context);
    }
    RuleItem rule = changeable(previous);
    rule.enabled = enabled;
    rule.changes.add(change);
    rules.put(name, rule, number++);
  }

  void append(RuleUpdate update) {
    Collected.Entry<RuleItem> previous = rules.find(update.name);
    if (previous == null) {
      throw LoadFailure.content(
          "Rule uses 'append' or 'override.<key>: append' but no rule by that name already exists",
          update.context);
    }
    requireSameSource(previous.item(), update);
    if (!update.appendsAnything()) {
      throw LoadFailure.content(
          "Appended rule must have exceptions or condition property", update.context);
    }
    RuleItem rule = changeable(previous);
    if (update.condition != null) {
      rule.condition = Joined.of(rule.condition, update.condition);
    }
    if (update.output != null) {
      rule.output = Joined.of(rule.output, update.output);
    }
    if (update.description != null) {
      rule.description = Joined.of(rule.description, update.description);
    }
    if (update.tags != null) {
      rule.tags.putAll(update.tags);
    }
    if (update.exceptions != null) {
      update.exceptions.forEach(exception -> append(rule, exception));
    }
    rule.changes.add(update.change);
    rules.put(rule.name, rule, number++);
  }

  private void append(RuleItem rule, RuleException exception) {
    for (int i = 0; i < rule.exceptions.size(); i++) {
      RuleException known = rule.exceptions.get(i);
      if (known.name().text().equals(exception.name().text())) {
        ExceptionCheck.requireOnlyValues(exception);
        rule.exceptions.set(i, known.withMoreValues(exception.values()));
        return;
      }
    }
    rule.exceptions.add(exceptionCheck.addition(exception, rule.knownSource));
  }

  void replace(RuleUpdate update) {
    Collected.Entry<RuleItem> previous = rules.find(update.name);
    if (previous == null) {
      throw LoadFailure.content(
          "An 'override.<key>: replace' to a rule was requested but no rule by that name already exists",
          update.context);
    }
    requireSameSource(previous.item(), update);
    RuleItem rule = changeable(previous);
    rule.condition = or(update.condition, rule.condition);
    rule.output = or(update.output, rule.output);
    rule.description = or(update.description, rule.description);
    rule.priority = or(update.priority, rule.priority);
    rule.enabled = or(update.enabled, rule.enabled);
    rule.warnEventTypes = or(update.warnEventTypes, rule.warnEventTypes);
    rule.skipIfUnknownFilter = or(update.skipIfUnknownFilter, rule.skipIfUnknownFilter);
    rule.capture = or(update.capture, rule.capture);
    rule.captureMillis = or(update.captureMillis, rule.captureMillis);
    rule.tags = or(update.tags, rule.tags);
    if (update.exceptions != null) {
      rule.exceptions = new ArrayList<>(update.exceptions);
      rule.exceptions.replaceAll(ExceptionCheck::replacement);
    }
    rule.changes.add(update.change);
    rules.put(rule.name, rule, number++);
  }

  /** In force at once: what is changed before an error is found stays changed, as with Falco. */
  private RuleItem changeable(Collected.Entry<RuleItem> known) {
    RuleItem copy = known.item().copy();
    rules.exchange(copy.name, copy);
    return copy;
  }

  private static void requireSameSource(RuleItem rule, RuleUpdate update) {
    if (update.source != null && !update.source.equals(rule.source)) {
      throw LoadFailure.content("Rule has been re-defined with a different source", update.context);
    }
  }

  private static <V> V or(V changed, V old) {
    return changed == null ? old : changed;
  }
}
