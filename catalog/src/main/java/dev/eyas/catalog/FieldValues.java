package dev.eyas.catalog;

import com.google.gson.reflect.TypeToken;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of fields that have only a few, or whose values have names. */
public final class FieldValues {
  private static final Map<String, List<String>> LISTED =
      Map.copyOf(DataFile.read("field-values.json", new TypeToken<Map<String, List<String>>>() {}));

  private FieldValues() {}

  /**
   * The values that a field can have, most usual first; empty where they cannot be listed.
   *
   * @param argument what follows the field in brackets or after its last dot; may be empty
   */
  public static List<String> of(Field field, String argument) {
    if (field.type() == ParamType.BOOL) {
      return List.of("true", "false");
    }
    return switch (field.name()) {
      case "evt.type", "syscall.type" -> eventNames();
      case "evt.res" -> results();
      case "evt.arg", "evt.rawarg" -> parameterValues(argument);
      default -> LISTED.getOrDefault(field.name(), List.of());
    };
  }

  /** What may follow {@code evt.arg} and its like. */
  public static List<String> parameterNames() {
    return params().map(Param::name).distinct().sorted().toList();
  }

  static List<String> results() {
    return Stream.concat(Stream.of("SUCCESS"), Errno.names().stream().sorted()).toList();
  }

  /** All names; the data file lists only those to begin with. */
  static List<String> eventNames() {
    Stream<String> events =
        Events.all().stream()
            .filter(event -> !event.has(EventType.Flag.UNUSED))
            .map(EventType::name)
            .filter(name -> !name.equals("NA"));
    Stream<String> syscalls = Syscalls.all().stream().map(Syscall::name);
    Set<String> names = new LinkedHashSet<>(LISTED.get("evt.type"));
    names.addAll(Stream.concat(events, syscalls).collect(Collectors.toCollection(TreeSet::new)));
    return List.copyOf(names);
  }

  private static List<String> parameterValues(String parameter) {
    return params()
        .filter(param -> param.name().equals(parameter))
        .flatMap(param -> param.names().stream())
        .map(EnumValue::name)
        .distinct()
        .toList();
  }

  private static Stream<Param> params() {
    return Events.all().stream().flatMap(event -> event.params().stream());
  }
}
