package dev.eyas.catalog;

import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The event table: {@link EventType#COUNT} slots, by number and by name. */
public final class Events {
  private static final List<EventType> ALL =
      List.copyOf(DataFile.read("events.json", new TypeToken<List<EventType>>() {}));
  private static final Map<String, EventType> BY_CODE =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::code, Function.identity()));
  private static final Map<String, List<EventType>> BY_NAME =
      ALL.stream().collect(Collectors.groupingBy(EventType::name));

  private Events() {}

  /** All slots; the index is the type's number. */
  public static List<EventType> all() {
    return ALL;
  }

  /**
   * @param id number of an event type, 0 … {@link EventType#COUNT}-1
   */
  public static EventType get(int id) {
    return ALL.get(id);
  }

  /**
   * @param code such as {@code PPME_SYSCALL_OPEN_X}
   */
  public static Optional<EventType> byCode(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** All slots, enter, exit and old versions, whose name {@code evt.type} would yield. */
  public static List<EventType> named(String name) {
    return BY_NAME.getOrDefault(name, List.of());
  }
}
