package dev.eyas.rules.condition;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import java.util.List;

/**
 * A condition as parsed: no macro, field or constant has been looked at yet. Positions are UTF-16
 * offsets into the parsed text.
 */
public sealed interface Syntax {
  /** Offset of the first token. */
  int start();

  /** Offset behind the last token. */
  int end();

  record And(List<Syntax> operands, int start, int end) implements Syntax {}

  record Or(List<Syntax> operands, int start, int end) implements Syntax {}

  record Not(Syntax operand, int start, int end) implements Syntax {}

  record MacroRef(String name, int start, int end) implements Syntax {}

  /**
   * @param modifier null without one
   */
  record Check(Term left, Operator operator, ListModifier modifier, Side right, int start, int end)
      implements Syntax {}

  /** What yields a value, and what a transformer takes. */
  sealed interface Term {}

  /**
   * @param argument text between the brackets, decoded, or null without brackets
   */
  record FieldTerm(String name, String argument) implements Term {}

  /**
   * @param selector text between the brackets after the call, decoded, or null
   */
  record Call(String transformer, List<Term> arguments, String selector) implements Term {}

  /** A quoted string, decoded, or a number. */
  record Literal(String value) implements Term {}

  record Tuple(List<Term> elements) implements Term {}

  /** What stands to the right of an operator. */
  sealed interface Side {}

  /** Nothing ({@code exists}). */
  record Nothing() implements Side {}

  /** One value, decoded. */
  record Value(String text, int start) implements Side {}

  /** A list in parentheses, its values decoded. */
  record Values(List<String> texts, int start) implements Side {}

  /** A transformer call, {@code val()} included. */
  record Computed(Call call) implements Side {}
}
