package dev.eyas.rules.validation.lint;

import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlNode.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keys that {@code override} has replaced: {@code append: true}, and {@code enabled} alone. */
final class DeprecatedKeyLint implements Lint {
  private static final Set<String> OTHERS =
      Set.of(
          "output",
          "desc",
          "priority",
          "tags",
          "enabled",
          "capture",
          "capture_duration",
          "warn_evttypes",
          "skip-if-unknown-filter");
  private static final Set<String> DEFINING = Set.of("condition", "output", "desc", "priority");

  @Override
  public LintCode code() {
    return LintCode.EYAS010;
  }

  @Override
  public void check(LintedRules rules, Consumer<Finding> findings) {
    rules
        .items()
        .filter(item -> !item.hasOverride())
        .forEach(
            item -> {
              if (item.isAppend()) {
                findings.accept(append(item));
              } else if (isEnabledAlone(item)) {
                findings.accept(enabled(item));
              }
            });
  }

  private static boolean isEnabledAlone(SourceItem item) {
    return item.kind() == SourceItem.Kind.RULE
        && item.mapping().find("enabled") != null
        && DEFINING.stream().allMatch(key -> item.mapping().find(key) == null);
  }

  private Finding append(SourceItem item) {
    Entry entry = item.mapping().find("append");
    RulesText file = item.file();
    List<String> keys = appended(item);
    Finding finding =
        Finding.of(
            code(),
            file.range(entry.key().start(), entry.value().end()),
            "'append' is deprecated; 'override' says which keys to append.");
    boolean sayable = !keys.isEmpty() && has(item, OTHERS).isEmpty();
    return sayable
        ? finding.fixedBy(
            List.of(
                Fix.of(
                    "Replace by 'override'",
                    new TextEdit(finding.range(), override(item, keys, "append")))))
        : finding;
  }

  private static List<String> appended(SourceItem item) {
    return switch (item.kind()) {
      case LIST -> has(item, Set.of("items"));
      case MACRO -> has(item, Set.of("condition"));
      case RULE -> has(item, Set.of("condition", "exceptions"));
    };
  }

  private static List<String> has(SourceItem item, Set<String> keys) {
    return keys.stream().filter(key -> item.mapping().find(key) != null).sorted().toList();
  }

  private Finding enabled(SourceItem item) {
    Entry entry = item.mapping().find("enabled");
    RulesText file = item.file();
    int end = entry.value() == null ? entry.key().end() : entry.value().end();
    Finding finding =
        Finding.of(
            code(),
            file.range(entry.key().start(), end),
            "'enabled' alone is deprecated; say 'enabled: replace' under 'override'.");
    List<String> others = new ArrayList<>(has(item, OTHERS));
    others.remove("enabled");
    String separator = item.mapping().flow() ? ", " : "\n" + " ".repeat(column(file, entry.key()));
    return others.isEmpty() && item.mapping().find("exceptions") == null
        ? finding.fixedBy(
            List.of(
                Fix.of(
                    "Add 'override'",
                    new TextEdit(
                        file.range(end, end),
                        separator + override(item, List.of("enabled"), "replace")))))
        : finding;
  }

  private static String override(SourceItem item, List<String> keys, String verb) {
    Stream<String> entries = keys.stream().map(key -> key + ": " + verb);
    if (item.mapping().flow()) {
      return entries.collect(Collectors.joining(", ", "override: {", "}"));
    }
    YamlNode anchor = item.mapping().entries().get(0).key();
    String indent = "\n" + " ".repeat(column(item.file(), anchor) + 2);
    return entries.collect(Collectors.joining(indent, "override:" + indent, ""));
  }

  private static int column(RulesText file, YamlNode node) {
    return node.start() - file.lineStart(node.start());
  }
}
