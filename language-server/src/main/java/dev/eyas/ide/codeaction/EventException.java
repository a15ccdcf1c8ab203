package dev.eyas.ide.codeaction;

import com.google.inject.Inject;
import dev.eyas.ide.preview.MergedFolder;
import dev.eyas.rules.ruleset.ExceptionEntry;
import dev.eyas.rules.ruleset.MergedException;
import dev.eyas.rules.ruleset.MergedRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.lsp4j.WorkspaceEdit;

/**
 * Makes a rule pass over events like one that it matched: an exception in the local file, or one
 * more line of values where the rule has an exception of these fields.
 */
public final class EventException {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:@+-]+");

  private final MergedFolder folder;
  private final LocalFile local;

  @Inject
  EventException(MergedFolder folder, LocalFile local) {
    this.folder = folder;
    this.local = local;
  }

  /**
   * @param resource a file of the folder whose rules are meant
   * @param values what the fields must be, by field, in order; at least one
   * @return empty if no file defines the rule
   */
  public Optional<WorkspaceEdit> edit(Resource resource, String rule, Map<String, String> values) {
    return folder.rule(resource, rule).map(merged -> local.add(item(merged, values), resource));
  }

  /** Fields of the rule's first exception that compares all of its fields by {@code =}. */
  public Optional<Set<String>> customaryFields(Resource resource, String rule) {
    return folder
        .rule(resource, rule)
        .flatMap(
            merged ->
                merged.exceptions().stream()
                    .filter(EventException::comparesByEquality)
                    .map(exception -> Set.copyOf(texts(exception.fields())))
                    .findFirst());
  }

  private static String item(MergedRule rule, Map<String, String> values) {
    List<String> fields = List.copyOf(values.keySet());
    Optional<MergedException> same =
        rule.exceptions().stream()
            .filter(known -> comparesByEquality(known) && texts(known.fields()).equals(fields))
            .findFirst();
    String entry =
        same.map(known -> "    - name: " + known.name().text() + "\n")
            .orElseGet(() -> definition(rule, fields));
    String line =
        values.values().stream().map(EventException::written).collect(Collectors.joining(", "));
    return LocalFile.header(rule.name())
        + "  exceptions:\n"
        + entry
        + ("      values:\n        - [" + line + "]\n")
        + "  override:\n    exceptions: append\n";
  }

  private static String definition(MergedRule rule, List<String> fields) {
    String comps = fields.stream().map(field -> "=").collect(Collectors.joining(", "));
    return "    - name: %s\n      fields: [%s]\n      comps: [%s]\n"
        .formatted(unusedName(rule, fields), fieldList(fields), comps);
  }

  /** Fields with an argument have brackets, which mean something else in YAML. */
  private static String fieldList(List<String> fields) {
    return fields.stream()
        .map(field -> PLAIN.matcher(field).matches() ? field : "'" + field + "'")
        .collect(Collectors.joining(", "));
  }

  private static String unusedName(MergedRule rule, List<String> fields) {
    Set<String> taken =
        rule.exceptions().stream()
            .map(exception -> exception.name().text())
            .collect(Collectors.toSet());
    String name =
        fields.stream()
            .map(field -> field.replaceAll("\\W+", "_").replaceAll("_$", ""))
            .collect(Collectors.joining("_"));
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  private static boolean comparesByEquality(MergedException exception) {
    return exception.fields() instanceof ExceptionEntry.Many
        && texts(exception.comps()).stream().allMatch("="::equals);
  }

  private static List<String> texts(ExceptionEntry entry) {
    if (entry instanceof ExceptionEntry.One one) {
      return List.of(one.value());
    }
    return ((ExceptionEntry.Many) entry)
        .entries().stream().flatMap(part -> texts(part).stream()).toList();
  }

  /**
   * The value becomes a part of the condition's text, so it has that one's quotes inside YAML's.
   */
  private static String written(String value) {
    if (PLAIN.matcher(value).matches()) {
      return "\"" + value + "\"";
    }
    String quoted =
        value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t");
    return "'\"" + quoted.replace("'", "''") + "\"'";
  }
}
