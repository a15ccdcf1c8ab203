package dev.eyas.rules.output;

import dev.eyas.rules.condition.Operand;
import java.util.List;

/**
 * A compiled output text.
 *
 * @param text as written, after appends, without a leading {@code *}
 * @param parts literal text and fields in order
 */
public record OutputTemplate(String text, List<Part> parts) {

  public sealed interface Part {}

  public record Literal(String text) implements Part {}

  /**
   * @param width number of bytes that the value is padded or cut to, or 0 for its own length
   */
  public record Value(Operand operand, int width) implements Part {}
}
