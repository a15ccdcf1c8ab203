package dev.eyas.rules.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Visits the leaves of parsed conditions, in the order in which they are written. */
public final class SyntaxWalk {
  private SyntaxWalk() {}

  /** The macros that a condition itself names. */
  public static void macros(ParsedCondition condition, Consumer<Syntax.MacroRef> visitor) {
    for (Syntax leaf : condition.leaves()) {
      if (leaf instanceof Syntax.MacroRef macro) {
        visitor.accept(macro);
      }
    }
  }

  /**
   * The comparisons of a condition, those of its macros in place.
   *
   * @param visitor gets each with the condition or macro in whose text it stands
   */
  public static void checks(
      ParsedCondition condition,
      Map<String, ParsedCondition> macros,
      BiConsumer<ParsedCondition, Syntax.Check> visitor) {
    for (Syntax leaf : condition.leaves()) {
      if (leaf instanceof Syntax.MacroRef macro) {
        checks(macros.get(macro.name()), macros, visitor);
      } else {
        visitor.accept(condition, (Syntax.Check) leaf);
      }
    }
  }

  /** Macro references and comparisons. */
  public static List<Syntax> leaves(Syntax node) {
    List<Syntax> leaves = new ArrayList<>();
    collect(node, leaves);
    return List.copyOf(leaves);
  }

  private static void collect(Syntax node, List<Syntax> leaves) {
    if (node instanceof Syntax.And and) {
      and.operands().forEach(operand -> collect(operand, leaves));
    } else if (node instanceof Syntax.Or or) {
      or.operands().forEach(operand -> collect(operand, leaves));
    } else if (node instanceof Syntax.Not not) {
      collect(not.operand(), leaves);
    } else {
      leaves.add(node);
    }
  }

  /** The names of the fields on both sides of a comparison, inner ones of transformers included. */
  public static void fields(Syntax.Check check, Consumer<String> visitor) {
    fields(check.left(), visitor);
    if (check.right() instanceof Syntax.Computed computed) {
      fields(computed.call(), visitor);
    }
  }

  /** The names of the fields in an operand. */
  public static void fields(Syntax.Term term, Consumer<String> visitor) {
    if (term instanceof Syntax.FieldTerm field) {
      visitor.accept(field.name());
    } else if (term instanceof Syntax.Call call) {
      call.arguments().forEach(argument -> fields(argument, visitor));
    } else if (term instanceof Syntax.Tuple tuple) {
      tuple.elements().forEach(element -> fields(element, visitor));
    }
  }

  /** Offset of what stands to the right of a comparison with constants. */
  public static int constantsStart(Syntax.Check check) {
    if (check.right() instanceof Syntax.Value value) {
      return value.start();
    }
    return check.right() instanceof Syntax.Values values ? values.start() : check.start();
  }

  /** The constants to the right of a comparison. */
  public static void constants(Syntax.Check check, Consumer<String> visitor) {
    if (check.right() instanceof Syntax.Value value) {
      visitor.accept(value.text());
    } else if (check.right() instanceof Syntax.Values values) {
      values.texts().forEach(visitor);
    }
  }
}
