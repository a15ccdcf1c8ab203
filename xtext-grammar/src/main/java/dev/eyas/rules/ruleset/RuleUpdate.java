package dev.eyas.rules.ruleset;

import dev.eyas.catalog.Priority;
import dev.eyas.rules.TracedText;
import java.util.List;
import java.util.TreeMap;

/** What an item appends to a rule, or replaces in it; null for what it leaves alone. */
final class RuleUpdate {
  final String name;
  final Context context;
  final Change change;
  TracedText condition;
  TracedText output;
  TracedText description;
  Priority priority;
  String source;
  Boolean enabled;
  Boolean warnEventTypes;
  Boolean skipIfUnknownFilter;
  Boolean capture;
  Long captureMillis;
  TreeMap<String, TracedText> tags;
  List<RuleException> exceptions;

  RuleUpdate(String name, Context context, Change change) {
    this.name = name;
    this.context = context;
    this.change = change;
  }

  /** Whether there is anything that can be appended. */
  boolean appendsAnything() {
    return condition != null
        || output != null
        || description != null
        || tags != null
        || exceptions != null;
  }
}
