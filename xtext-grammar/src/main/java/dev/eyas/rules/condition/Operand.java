package dev.eyas.rules.condition;

import dev.eyas.catalog.Field;
import dev.eyas.catalog.ParamType;
import dev.eyas.catalog.Transformer;
import java.util.List;

/** What yields values from an event: a field, or a transformer over fields. */
public sealed interface Operand {
  /** Type of the values. */
  ParamType type();

  /** Whether any number of values may come instead of one. */
  boolean isList();

  /**
   * Normal form, as outputs and JSON name it: {@code proc.aname[2]}, {@code tolower(proc.name)}.
   */
  String text();

  /**
   * @param argument text between the brackets, or null without brackets
   * @param type the field's type, except where the argument decides ({@code evt.rawarg.x})
   */
  record FieldRef(Field field, String argument, ParamType type, boolean isList, String text)
      implements Operand {}

  /**
   * @param selector text between the brackets after the call, or null
   */
  record TransformerCall(
      Transformer transformer,
      List<Argument> arguments,
      String selector,
      ParamType type,
      boolean isList,
      String text)
      implements Operand {}

  /** An argument of a transformer. */
  sealed interface Argument {
    record OfOperand(Operand operand) implements Argument {}

    /** A literal string or number, decoded. */
    record Literal(String value) implements Argument {}

    record Tuple(List<Argument> elements) implements Argument {}
  }
}
