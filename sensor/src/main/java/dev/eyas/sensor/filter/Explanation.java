package dev.eyas.sensor.filter;

import dev.eyas.rules.SourceRange;
import java.util.Comparator;
import java.util.List;

/**
 * What a part of a condition came to on one event. All parts are looked at, also those that a rule
 * would not have asked any more.
 *
 * @param kind what the part is
 * @param text of a check and of a macro's use as written; of the others the connective
 * @param outcome what it came to
 * @param values of the fields that a check looks at, in order; otherwise none
 * @param origin where it was written: a macro's body in the macro
 * @param parts operands of a connective, the body of a macro
 */
public record Explanation(
    Kind kind,
    String text,
    Outcome outcome,
    List<FieldValue> values,
    SourceRange origin,
    List<Explanation> parts) {

  public enum Kind {
    AND,
    OR,
    NOT,
    MACRO,
    CHECK
  }

  public enum Outcome {
    TRUE,
    FALSE,
    /** False because a field that it compares has no value. */
    NO_VALUE,
    /** It threw. */
    FAILED;

    boolean isTrue() {
      return this == TRUE;
    }

    static Outcome of(boolean holds) {
      return holds ? TRUE : FALSE;
    }
  }

  /**
   * What a field was on the event.
   *
   * @param field in normal form
   * @param value for people; null: none
   */
  public record FieldValue(String field, String value) {}

  public boolean holds() {
    return outcome.isTrue();
  }

  /** How much of the condition held: of alternatives, that of the one that came nearest. */
  public Share share() {
    return share(this, true);
  }

  private static Share share(Explanation part, boolean wanted) {
    return switch (part.kind) {
      case CHECK -> new Share(part.holds() == wanted ? 1 : 0, 1);
      case MACRO -> share(part.parts.get(0), wanted);
      case NOT -> share(part.parts.get(0), !wanted);
      case AND -> wanted ? all(part, true) : nearest(part, false);
      case OR -> wanted ? nearest(part, true) : all(part, false);
    };
  }

  private static Share all(Explanation group, boolean wanted) {
    return group.parts.stream()
        .map(part -> share(part, wanted))
        .reduce(new Share(0, 0), Share::plus);
  }

  private static Share nearest(Explanation group, boolean wanted) {
    return group.parts.stream()
        .map(part -> share(part, wanted))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
