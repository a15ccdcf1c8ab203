package dev.eyas.rules.condition;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.SourceRange;
import java.util.List;

/** A node of a condition. Each knows which stretch of which file it was written in. */
public sealed interface Condition {
  SourceRange origin();

  /** True when all operands are, evaluated left to right until one is not. */
  record And(List<Condition> operands, SourceRange origin) implements Condition {}

  /** True when one operand is, evaluated left to right until one is. */
  record Or(List<Condition> operands, SourceRange origin) implements Condition {}

  record Not(Condition operand, SourceRange origin) implements Condition {}

  /** A macro's condition where the macro was named; it evaluates as its body. */
  record MacroUse(String macro, Condition body, SourceRange origin) implements Condition {}

  /**
   * A comparison.
   *
   * @param left field or transformer
   * @param operator accepted by the left side's type
   * @param modifier how many elements of a right-hand list must match, or null without modifier
   * @param right {@link Right.Nothing} for {@code exists}
   */
  record Check(
      Operand left, Operator operator, ListModifier modifier, Right right, SourceRange origin)
      implements Condition {}
}
