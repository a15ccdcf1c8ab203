package dev.eyas.rules.validation.lint;

import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Operand;
import java.util.Set;

/** Comparisons that choose event types. */
final class EventTypes {
  private static final Set<String> FIELDS = Set.of("evt.type", "syscall.type");

  private EventTypes() {}

  static boolean isAbout(Condition.Check check) {
    return check.left() instanceof Operand.FieldRef field && FIELDS.contains(field.text());
  }
}
