package dev.eyas.rules.ruleset;

import dev.eyas.catalog.Priority;
import dev.eyas.rules.TracedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * A rule as one item defines it, and as later items then change it. One that others have seen is
 * not changed any more, but its copy.
 */
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
  TreeMap<String, TracedText> tags = new TreeMap<>();
  List<RuleException> exceptions = new ArrayList<>();
  final List<Change> changes = new ArrayList<>();

  RuleItem(String name, Context context, Context conditionContext, Context outputContext) {
    this.name = name;
    this.context = context;
    this.conditionContext = conditionContext;
    this.outputContext = outputContext;
  }

  RuleItem copy() {
    RuleItem copy = new RuleItem(name, context, conditionContext, outputContext);
    copy.condition = condition;
    copy.output = output;
    copy.description = description;
    copy.priority = priority;
    copy.source = source;
    copy.knownSource = knownSource;
    copy.enabled = enabled;
    copy.warnEventTypes = warnEventTypes;
    copy.skipIfUnknownFilter = skipIfUnknownFilter;
    copy.capture = capture;
    copy.captureMillis = captureMillis;
    copy.tags = new TreeMap<>(tags);
    copy.exceptions = new ArrayList<>(exceptions);
    copy.changes.addAll(changes);
    return copy;
  }

  /** What it is now; later changes leave the result alone. */
  MergedRule merged() {
    return new MergedRule(
        name,
        source,
        condition,
        output,
        description,
        priority,
        enabled,
        warnEventTypes,
        skipIfUnknownFilter,
        capture,
        captureMillis,
        Collections.unmodifiableSortedMap(new TreeMap<>(tags)),
        exceptions.stream().map(RuleException::merged).toList(),
        List.copyOf(changes));
  }
}
