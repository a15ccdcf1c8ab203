package dev.eyas.rules.ruleset;

import java.util.List;
import java.util.Optional;

/** The fields that still exist but that live events no longer fill. */
final class DeprecatedFields {
  private static final String NO_ENTER_EVENTS =
      "field is not available due to the drop of enter events.";
  private static final String DIRECTION =
      "due to the drop of enter events, 'evt.dir = <' always evaluates to true, and 'evt.dir = >' always evaluates to false. The rule expression can be simplified by removing the condition on 'evt.dir'";

  /** In the order in which an output is searched for them. */
  static final List<String> NAMES =
      List.of(
          "evt.dir",
          "evt.latency",
          "evt.latency.s",
          "evt.latency.ns",
          "evt.latency.human",
          "evt.wait_latency");

  private DeprecatedFields() {}

  /** What is said of the field in a condition; empty for any other field. */
  static Optional<String> advice(String field) {
    if (!NAMES.contains(field)) {
      return Optional.empty();
    }
    return Optional.of(field.equals("evt.dir") ? DIRECTION : NO_ENTER_EVENTS);
  }
}
