package dev.eyas.rules.ruleset;

import dev.eyas.catalog.Priority;
import dev.eyas.rules.TracedText;
import java.util.List;
import java.util.TreeSet;

/** What an item appends to a rule, or replaces in it; null for what it leaves alone. */
final class RuleUpdate {
  final String name;
  final Context context;
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
  TreeSet<String> tags;
  List<RuleException> exceptions;

  RuleUpdate(String name, Context context) {
    this.name = name;
    this.context = context;
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
