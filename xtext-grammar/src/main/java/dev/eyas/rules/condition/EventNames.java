package dev.eyas.rules.condition;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Syscalls;
import java.util.BitSet;
import java.util.List;

/** What names in {@code evt.type} comparisons mean. */
final class EventNames {
  private static final List<String> GENERIC = List.of("PPME_GENERIC_E", "PPME_GENERIC_X");

  /** Asynchronous events that built-in container support emits. */
  private static final List<String> ASYNC = List.of("container", "container_removed");

  private EventNames() {}

  /**
   * @throws FilterError if no event is called so
   */
  static void require(String name) {
    if (codes(name).isEmpty()) {
      throw new FilterError("unknown event type " + name);
    }
  }

  /** Numbers of the event types that can yield this name; empty for an unknown one. */
  static BitSet codes(String name) {
    BitSet codes = new BitSet(EventType.COUNT);
    Events.named(name).forEach(event -> codes.set(event.id()));
    if (!codes.isEmpty()) {
      return codes;
    }
    if (Syscalls.find(name).isPresent()) {
      GENERIC.forEach(code -> set(codes, code));
    } else if (ASYNC.contains(name)) {
      set(codes, "PPME_ASYNCEVENT_E");
    }
    return codes;
  }

  private static void set(BitSet codes, String code) {
    Events.byCode(code).ifPresent(event -> codes.set(event.id()));
  }
}
