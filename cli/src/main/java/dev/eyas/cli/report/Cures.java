package dev.eyas.cli.report;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Field;
import dev.eyas.catalog.Fields;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.MergedItems;
import dev.eyas.rules.ruleset.MergedMacro;
import dev.eyas.rules.syntax.ItemShape;
import dev.eyas.rules.validation.Similar;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What would help against a problem that Falco's loader has found. */
public final class Cures {
  private static final Pattern FIELD = Pattern.compile("nonexistent field ([\\w.]+)");
  private static final Pattern OUTPUT_FIELD = Pattern.compile("%[0-9]*([a-z]+(?:\\.[a-z0-9_]+)+)");
  private static final Pattern EVENT_TYPE = Pattern.compile("unknown event type (\\S+)");
  private static final Pattern MACRO = Pattern.compile("Undefined macro '([^']+)'");
  private static final Pattern KEY = Pattern.compile("Unknown key '([^']+)'");
  private static final Pattern TAB = Pattern.compile("\\bTAB\\b");

  private final MergedItems items;
  private final Function<SourceRange, String> texts;

  /**
   * @param texts what stands at a place
   */
  Cures(MergedItems items, Function<SourceRange, String> texts) {
    this.items = items;
    this.texts = texts;
  }

  /**
   * What would help against a problem in a text of no file.
   *
   * @param text where the problem is
   */
  public static Optional<String> of(LoadProblem problem, String text) {
    return new Cures(MergedItems.EMPTY, range -> text).of(problem);
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
      case LOAD_ERR_COMPILE_OUTPUT -> outputField(texts.apply(problem.range()));
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

  /** Of a wrong field in an output Falco does not tell the name. */
  private static Optional<String> outputField(String output) {
    List<String> fields = Fields.all().stream().map(Field::name).toList();
    return OUTPUT_FIELD
        .matcher(output)
        .results()
        .map(field -> field.group(1))
        .filter(name -> fields.stream().noneMatch(name::startsWith))
        .findFirst()
        .map(
            name ->
                Similar.to(name, fields).stream()
                    .findFirst()
                    .map(near -> "did you mean %" + near + " instead of %" + name + "?")
                    .orElse("there is no field " + name));
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
