package dev.eyas.ide.hover;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.FieldValues;
import dev.eyas.catalog.Fields;
import dev.eyas.catalog.Param;
import dev.eyas.catalog.Syscalls;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What types of events, and their parameters, are about, in Markdown. */
public final class EventHelp {
  private static final int SHOWN_EVENTS = 12;

  /** The usual ones first. */
  private static final List<String> EVENTS =
      FieldValues.of(Fields.find("evt.type").orElseThrow(), "");

  private EventHelp() {}

  /** Parameters of the events of this type; empty if there is no such type. */
  public static Optional<String> type(String name) {
    return current(name)
        .map(EventHelp::text)
        .or(() -> Syscalls.find(name).map(call -> "**%s** system call".formatted(name)));
  }

  /** Which types of events have this parameter; empty if none has. */
  static Optional<String> parameter(String name) {
    List<String> events =
        EVENTS.stream()
            .filter(type -> current(type).filter(it -> it.paramIndex(name) >= 0).isPresent())
            .toList();
    String more = events.size() > SHOWN_EVENTS ? "` … (" + events.size() + ")" : "`";
    return events.isEmpty()
        ? Optional.empty()
        : Optional.of(
            events.stream()
                .limit(SHOWN_EVENTS)
                .collect(Collectors.joining("` `", "Events: `", more)));
  }

  /** The slot that rules see: of a system call its end, which has the highest number. */
  private static Optional<EventType> current(String name) {
    return Events.named(name).stream()
        .filter(event -> !event.has(EventType.Flag.OLD_VERSION))
        .filter(event -> !event.has(EventType.Flag.UNUSED))
        .max(Comparator.comparingInt(EventType::id));
  }

  private static String text(EventType event) {
    String parameters =
        event.params().stream()
            .map(Param::name)
            .collect(Collectors.joining("` `evt.arg.", "\n\nParameters: `evt.arg.", "`"));
    return "**%s** event%s".formatted(event.name(), event.params().isEmpty() ? "" : parameters);
  }
}
