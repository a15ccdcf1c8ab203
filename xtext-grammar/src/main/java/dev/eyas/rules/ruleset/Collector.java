package dev.eyas.rules.ruleset;

import java.util.ArrayList;
import java.util.List;

/**
 * Merges items in the order in which they are read: what is defined, redefined, appended to and
 * replaced, over all files.
 */
final class Collector {
  private final Collected<ListItem> lists = new Collected<>();
  private final Collected<MacroItem> macros = new Collected<>();
  private final Collected<RuleItem> rules = new Collected<>();
  private final List<RequiredVersions.Requirement> requirements = new ArrayList<>();
  private final ExceptionCheck exceptionCheck;
  private Version requiredEngine;
  private int number;

  Collector(ExceptionCheck exceptionCheck) {
    this.exceptionCheck = exceptionCheck;
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
    previous.item().enabled = enabled;
    previous.item().changes.add(change);
    rules.put(name, previous.item(), number++);
  }

  void append(RuleUpdate update) {
    Collected.Entry<RuleItem> previous = rules.find(update.name);
    if (previous == null) {
      throw LoadFailure.content(
          "Rule uses 'append' or 'override.<key>: append' but no rule by that name already exists",
          update.context);
    }
    if (!update.appendsAnything()) {
      throw LoadFailure.content(
          "Appended rule must have exceptions or condition property", update.context);
    }
    RuleItem rule = previous.item();
    requireSameSource(rule, update);
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
    RuleItem rule = previous.item();
    requireSameSource(rule, update);
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
      rule.exceptions.replaceAll(e -> exceptionCheck.definition(e, rule.knownSource));
    }
    rule.changes.add(update.change);
    rules.put(rule.name, rule, number++);
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
