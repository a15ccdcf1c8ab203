package dev.eyas.rules.ruleset;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import java.util.List;

/**
 * Writes what files say together about an item as the one item that would say the same: YAML in
 * which each character still knows who wrote it. Keys that nobody set are left out.
 */
public final class ItemText {
  private static final String INDENT = "  ";
  private static final List<String> FLAGS =
      List.of("enabled", "warn_evttypes", "skip-if-unknown-filter", "capture", "capture_duration");

  private final TracedText.Builder out = new TracedText.Builder();

  private ItemText() {}

  public static TracedText of(MergedRule rule) {
    ItemText item = new ItemText();
    item.name("rule", rule.name(), rule.changes());
    item.text("desc", rule.description());
    item.condition(rule.condition());
    item.text("output", rule.output());
    item.word("priority", rule.priority().name(), rule.contributions("priority"));
    item.word("source", rule.source(), rule.contributions("source"));
    if (!rule.tags().isEmpty()) {
      item.flow(INDENT, "tags", List.copyOf(rule.tags().values()));
    }
    FLAGS.forEach(key -> item.word(key, value(rule, key), rule.contributions(key)));
    item.exceptions(rule.exceptions());
    return item.out.build();
  }

  public static TracedText of(MergedMacro macro) {
    ItemText item = new ItemText();
    item.name("macro", macro.name(), macro.changes());
    item.condition(macro.condition());
    return item.out.build();
  }

  public static TracedText of(MergedList list) {
    ItemText item = new ItemText();
    SourceRange place = item.name("list", list.name(), list.changes());
    item.add(place, INDENT + "items:" + (list.items().isEmpty() ? " []\n" : "\n"));
    for (TracedText value : list.items()) {
      item.add(value.causing(INDENT + "  - ")).add(YamlText.scalar(value));
      item.add(value.causing("\n"));
    }
    return item.out.build();
  }

  private static String value(MergedRule rule, String key) {
    return switch (key) {
      case "enabled" -> String.valueOf(rule.enabled());
      case "warn_evttypes" -> String.valueOf(rule.warnEventTypes());
      case "skip-if-unknown-filter" -> String.valueOf(rule.skipIfUnknownFilter());
      case "capture" -> String.valueOf(rule.capture());
      default -> String.valueOf(rule.captureMillis());
    };
  }

  private SourceRange name(String key, String name, List<Change> changes) {
    SourceRange place = changes.get(0).item();
    add(place, "- " + key + ": ");
    add(YamlText.scalar(TracedText.standing(name, place)));
    add(place, "\n");
    return place;
  }

  private void text(String key, TracedText value) {
    add(value.causing(INDENT + key + ": "));
    add(YamlText.value(value, INDENT + INDENT));
    add(value.causing("\n"));
  }

  private void condition(TracedText condition) {
    add(condition.causing(INDENT + "condition: "));
    add(YamlText.condition(condition, INDENT + INDENT));
    add(condition.causing("\n"));
  }

  /** A value that is one word; the last one that was written counts. */
  private void word(String key, String value, List<SourceRange> places) {
    if (!places.isEmpty()) {
      SourceRange place = places.get(places.size() - 1);
      add(place, INDENT + key + ": ");
      add(YamlText.scalar(TracedText.standing(value, place)));
      add(place, "\n");
    }
  }

  private void flow(String indent, String key, List<TracedText> values) {
    entry(
        indent + key + ": ",
        new ExceptionEntry.Many(
            values.stream().<ExceptionEntry>map(ExceptionEntry.One::new).toList()));
  }

  private void exceptions(List<MergedException> exceptions) {
    if (exceptions.isEmpty()) {
      return;
    }
    add(exceptions.get(0).name().causing(INDENT + "exceptions:\n"));
    for (MergedException exception : exceptions) {
      TracedText name = exception.name();
      add(name.causing("    - name: ")).add(YamlText.scalar(name)).add(name.causing("\n"));
      entry("      fields: ", exception.fields());
      if (isWritten(exception.comps())) {
        entry("      comps: ", exception.comps());
      }
      if (!exception.values().isEmpty()) {
        add(name.causing("      values:\n"));
        exception.values().forEach(value -> entry("        - ", value));
      }
    }
  }

  private void entry(String label, ExceptionEntry entry) {
    TracedText first = first(entry);
    add(first.causing(label)).add(YamlText.flow(entry)).add(first.causing("\n"));
  }

  private static boolean isWritten(ExceptionEntry comps) {
    TracedText first = first(comps);
    return !first.isEmpty() && first.cause(0) == TracedText.Cause.WRITTEN;
  }

  static TracedText first(ExceptionEntry entry) {
    if (entry instanceof ExceptionEntry.One one) {
      return one.text();
    }
    List<ExceptionEntry> entries = ((ExceptionEntry.Many) entry).entries();
    return entries.isEmpty() ? TracedText.empty() : first(entries.get(0));
  }

  private ItemText add(TracedText text) {
    out.append(text);
    return this;
  }

  private void add(SourceRange place, String text) {
    add(TracedText.standing(" ", place).causing(text));
  }
}
