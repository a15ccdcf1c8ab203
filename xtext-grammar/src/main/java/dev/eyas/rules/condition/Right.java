package dev.eyas.rules.condition;

import java.util.List;

/** The right side of a check. */
public sealed interface Right {
  /** Nothing follows the operator ({@code exists}). */
  record Nothing() implements Right {}

  /**
   * A constant, unquoted and unescaped; where a list is wanted, the list of it alone. A byte that
   * is not UTF-8 stands as the lone surrogate U+DC80 … U+DCFF.
   */
  record Constant(String value) implements Right {}

  record Constants(List<String> values) implements Right {}

  /** Another field, by {@code val()} or a transformer; read from the same event. */
  record Value(Operand operand) implements Right {}
}
