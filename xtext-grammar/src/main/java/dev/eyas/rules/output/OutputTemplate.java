package dev.eyas.rules.output;

import dev.eyas.rules.condition.Operand;
import java.util.List;
import java.util.Map;

/**
 * A compiled output text.
 *
 * @param text as written, after appends, without a leading {@code *}
 * @param parts literal text and fields in order
 * @param extraFields by name, what only JSON has besides the output's own fields: a value of the
 *     field's type where the name is a field's, else a text
 */
public record OutputTemplate(
    String text, List<Part> parts, Map<String, OutputTemplate> extraFields) {

  public OutputTemplate(String text, List<Part> parts) {
    this(text, parts, Map.of());
  }

  /** The same output with these extra fields. */
  public OutputTemplate with(Map<String, OutputTemplate> fields) {
    return new OutputTemplate(text, parts, Map.copyOf(fields));
  }

  public sealed interface Part {}

  public record Literal(String text) implements Part {}

  /**
   * @param width number of bytes that the value is padded or cut to, or 0 for its own length
   */
  public record Value(Operand operand, int width) implements Part {}
}
