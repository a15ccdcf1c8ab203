package dev.eyas.cli.report;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Field;
import dev.eyas.catalog.Fields;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.MergedItems;
import dev.eyas.rules.ruleset.MergedMacro;
import dev.eyas.rules.syntax.ItemShape;
import dev.eyas.rules.validation.Similar;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What would help against a problem that Falco's loader has found. */
final class Cures {
  private static final Pattern FIELD = Pattern.compile("nonexistent field ([\\w.]+)");
  private static final Pattern OUTPUT = Pattern.compile("unknown filter: .*?%?([a-z]+\\.[\\w.]+)");
  private static final Pattern EVENT_TYPE = Pattern.compile("unknown event type (\\S+)");
  private static final Pattern MACRO = Pattern.compile("Undefined macro '([^']+)'");
  private static final Pattern KEY = Pattern.compile("Unknown key '([^']+)'");
  private static final Pattern TAB = Pattern.compile("\\bTAB\\b");

  private final MergedItems items;

  Cures(MergedItems items) {
    this.items = items;
  }

  Optional<String> of(LoadProblem problem) {
    String message = problem.message();
    return switch (problem.code()) {
      case LOAD_ERR_COMPILE_CONDITION, LOAD_UNKNOWN_FILTER ->
          nearest(FIELD, message, Fields.all().stream().map(Field::name).toList())
              .or(
                  () ->
                      nearest(
                          EVENT_TYPE,
                          message,
                          Events.all().stream().map(EventType::name).toList()));
      case LOAD_ERR_COMPILE_OUTPUT ->
          nearest(OUTPUT, message, Fields.all().stream().map(Field::name).toList());
      case LOAD_ERR_VALIDATE ->
          nearest(MACRO, message, items.macros().stream().map(MergedMacro::name).toList());
      case LOAD_ERR_YAML_VALIDATE ->
          message.equals("Invalid priority")
              ? Optional.of(
                  "one of emergency, alert, critical, error, warning, notice, informational, debug")
              : Optional.empty();
      case LOAD_ERR_YAML_PARSE ->
          TAB.matcher(message).find()
              ? Optional.of("indent with blanks instead of tabs")
              : Optional.empty();
      case LOAD_UNKNOWN_KEY -> nearest(KEY, message, ItemShape.keysOfItems());
      case LOAD_NO_EVTTYPE ->
          Optional.of("begin the condition with its event types: evt.type in (execve, ...) and");
      case LOAD_UNSAFE_NA_CHECK -> Optional.of("ask with 'exists' whether the field has a value");
      case LOAD_UNUSED_MACRO, LOAD_UNUSED_LIST ->
          Optional.of("name it in a condition, or remove it");
      default -> Optional.empty();
    };
  }

  private static Optional<String> nearest(
      Pattern pattern, String message, Collection<String> names) {
    Matcher matcher = pattern.matcher(message);
    return matcher.find()
        ? Similar.to(matcher.group(1), names).stream()
            .findFirst()
            .map(name -> "did you mean " + name + "?")
        : Optional.empty();
  }
}
