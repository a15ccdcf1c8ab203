package dev.eyas.rules.condition;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.Written;
import java.util.List;

/**
 * A node of a condition. Each knows what it was written with: its text, and for each character of
 * it the file and the place, through appends, exceptions and lists. A macro's body stands in the
 * macro's own text.
 */
public sealed interface Condition {
  Written written();

  /** Where it begins, as far as it goes on in the same place of the same file. */
  default SourceRange origin() {
    return written().range();
  }

  /** True when all operands are, evaluated left to right until one is not. */
  record And(List<Condition> operands, Written written) implements Condition {}

  /** True when one operand is, evaluated left to right until one is. */
  record Or(List<Condition> operands, Written written) implements Condition {}

  record Not(Condition operand, Written written) implements Condition {}

  /** A macro's condition where the macro was named; it evaluates as its body. */
  record MacroUse(String macro, Condition body, Written written) implements Condition {}

  /**
   * A comparison.
   *
   * @param left field or transformer
   * @param operator accepted by the left side's type
   * @param modifier how many elements of a right-hand list must match, or null without modifier
   * @param right {@link Right.Nothing} for {@code exists}
   */
  record Check(Operand left, Operator operator, ListModifier modifier, Right right, Written written)
      implements Condition {}
}
