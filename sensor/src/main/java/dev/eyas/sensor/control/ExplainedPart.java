package dev.eyas.sensor.control;

import dev.eyas.sensor.filter.Explanation;
import java.util.List;
import java.util.Locale;

/**
 * What a part of a condition came to on one event.
 *
 * @param kind {@code and}, {@code or}, {@code not}, {@code macro} or {@code check}
 * @param text of a check as written, of a macro its name
 * @param outcome {@code true}, {@code false}, {@code no value} (false, because a field has none) or
 *     {@code failed}
 * @param values of the fields that a check looks at
 * @param source file that it was written in; a macro's body in the macro
 * @param offset start in UTF-16 units
 * @param length in UTF-16 units
 * @param parts operands of a connective, the body of a macro
 */
public record ExplainedPart(
    String kind,
    String text,
    String outcome,
    List<FieldValue> values,
    String source,
    int offset,
    int length,
    List<ExplainedPart> parts) {
  /**
   * @param value for people; null: none
   */
  public record FieldValue(String field, String value) {}

  static ExplainedPart of(Explanation part) {
    return new ExplainedPart(
        word(part.kind()),
        part.text(),
        word(part.outcome()),
        part.values().stream().map(v -> new FieldValue(v.field(), v.value())).toList(),
        part.origin().source(),
        part.origin().offset(),
        part.origin().length(),
        part.parts().stream().map(ExplainedPart::of).toList());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
