package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the {@code exceptions} of a rule. */
final class ExceptionReader {
  private final Problems problems;
  private final Context rule;

  ExceptionReader(Problems problems, Context rule) {
    this.problems = problems;
    this.rule = rule;
  }

  /** For a rule, or for what replaces its exceptions: each must say its fields. */
  List<RuleException> readDefinitions(ItemNode node) {
    return read(node, true);
  }

  /** For what is appended: exceptions that exist already only get values. */
  List<RuleException> readAdditions(ItemNode node) {
    return read(node, false);
  }

  private List<RuleException> read(ItemNode node, boolean fieldsRequired) {
    if (node instanceof ItemNode.Null) {
      return List.of();
    }
    Context all = rule.at(ItemType.EXCEPTIONS, "", node);
    if (!(node instanceof ItemNode.Sequence sequence)) {
      throw LoadFailure.structure("Rule exceptions must be a sequence", all);
    }
    Set<String> names = new HashSet<>();
    List<RuleException> exceptions = new ArrayList<>();
    for (ItemNode element : sequence.elements()) {
      RuleException exception = exception(element, all, fieldsRequired, names);
      exceptions.add(exception);
    }
    return exceptions;
  }

  private RuleException exception(
      ItemNode node, Context all, boolean fieldsRequired, Set<String> names) {
    Context unnamed = all.at(ItemType.EXCEPTION, "", node);
    if (!(node instanceof ItemNode.Mapping mapping)) {
      throw LoadFailure.structure("Rule exception must be a mapping", unnamed);
    }
    TracedText name = new ValueReader(mapping, unnamed).text("name");
    Context context = rule.at(ItemType.EXCEPTION, name.text(), node);
    if (!names.add(name.text())) {
      problems.warn(
          LoadCode.LOAD_EXCEPTION_NAME_NOT_UNIQUE,
          "Multiple definitions of exception '" + name.text() + "' in the same rule",
          context);
    }
    ExceptionEntry fields = entry(mapping, "fields", context, fieldsRequired);
    ExceptionEntry comps = entry(mapping, "comps", context, false);
    List<ExceptionEntry> values = values(mapping, context, !fieldsRequired);
    return new RuleException(name, fields, comps, values, context);
  }

  private List<ExceptionEntry> values(
      ItemNode.Mapping mapping, Context context, boolean appending) {
    ItemNode node = mapping.find("values").orElse(null);
    if (node == null) {
      if (appending) {
        problems.warn(
            LoadCode.LOAD_APPEND_NO_VALUES,
            "Overriding/appending exception with no values",
            context);
      }
      return List.of();
    }
    Context place = context.at(ItemType.EXCEPTION_VALUES, "", node);
    if (!(node instanceof ItemNode.Sequence sequence)) {
      throw LoadFailure.structure("Rule exception values must be a sequence", place);
    }
    List<ExceptionEntry> values = new ArrayList<>();
    for (ItemNode element : sequence.elements()) {
      values.add(entry("", element, place.at(ItemType.EXCEPTION_VALUE, "", element)));
    }
    return List.copyOf(values);
  }

  private static ExceptionEntry entry(
      ItemNode.Mapping mapping, String key, Context context, boolean required) {
    ItemNode node = mapping.find(key).orElse(null);
    if (node == null) {
      if (required) {
        throw LoadFailure.structure("Item has no mapping for key '" + key + "'", context);
      }
      return null;
    }
    return entry(key, node, context);
  }

  /** Falco takes nothing, and a mapping, for a text that is empty. */
  private static ExceptionEntry entry(String key, ItemNode node, Context context) {
    Context place = context.at(ItemType.VALUE_FOR, key, node);
    if (node instanceof ItemNode.Sequence sequence) {
      List<ExceptionEntry> entries = new ArrayList<>();
      for (ItemNode element : sequence.elements()) {
        entries.add(entry("", element, place.at(ItemType.EXCEPTION, "", element)));
      }
      return new ExceptionEntry.Many(List.copyOf(entries));
    }
    if (!(node instanceof ItemNode.Scalar scalar)) {
      return new ExceptionEntry.One(TracedText.empty());
    }
    if (scalar.text().isEmpty()) {
      throw LoadFailure.structure("Value must be non-empty", place);
    }
    return new ExceptionEntry.One(scalar.text());
  }
}
