package dev.eyas.ide.live;

import dev.eyas.sensor.control.ExplainedPart.FieldValue;
import java.util.List;
import org.eclipse.lsp4j.Range;

/**
 * Why a rule matched an event, or did not.
 *
 * @param current whether the rules are still those that judged the event, so that ranges fit what
 *     is on the screen
 */
public record LiveExplanation(LiveEvent event, boolean current, Part condition) {
  /**
   * A part of the condition, and what it came to.
   *
   * @param kind {@code and}, {@code or}, {@code not}, {@code macro} or {@code check}
   * @param text of a check as written, of a macro its name
   * @param outcome {@code true}, {@code false}, {@code no value} or {@code failed}
   * @param values of the fields that a check looks at; a value is null where there is none
   * @param uri of the file that it was written in, and where; a macro's body in the macro
   * @param parts operands of a connective, the body of a macro
   */
  public record Part(
      String kind,
      String text,
      String outcome,
      List<FieldValue> values,
      String uri,
      Range range,
      List<Part> parts) {}
}
