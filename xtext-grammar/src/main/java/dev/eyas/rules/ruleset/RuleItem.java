package dev.eyas.rules.ruleset;

import dev.eyas.catalog.Priority;
import dev.eyas.rules.TracedText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A rule as one item defines it, and as later items then change it. */
final class RuleItem {
  static final String SYSCALL_SOURCE = "syscall";

  final String name;
  final Context context;
  final Context conditionContext;
  final Context outputContext;
  TracedText condition;
  TracedText output;
  TracedText description;
  Priority priority;
  String source = SYSCALL_SOURCE;
  boolean knownSource = true;
  boolean enabled = true;
  boolean warnEventTypes = true;
  boolean skipIfUnknownFilter;
  boolean capture;
  long captureMillis;
  TreeSet<String> tags = new TreeSet<>();
  List<RuleException> exceptions = new ArrayList<>();

  RuleItem(String name, Context context, Context conditionContext, Context outputContext) {
    this.name = name;
    this.context = context;
    this.conditionContext = conditionContext;
    this.outputContext = outputContext;
  }
}
