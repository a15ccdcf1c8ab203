package dev.eyas.rules.condition;

import dev.eyas.rules.condition.Operand.Argument;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a condition is made of.
 *
 * @param macros that it names itself, not those that its macros name
 * @param fields in normal form, those in macros included
 * @param operators with a modifier behind them where there is one, those in macros included
 */
public record ConditionFacts(
    SortedSet<String> macros, SortedSet<String> fields, SortedSet<String> operators) {

  public static ConditionFacts of(Condition condition) {
    ConditionFacts facts = new ConditionFacts(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    facts.add(condition, true);
    return facts;
  }

  /** The fields that an operand reads. */
  public static SortedSet<String> fieldsOf(Operand operand) {
    ConditionFacts facts = new ConditionFacts(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    facts.add(operand);
    return facts.fields;
  }

  private void add(Condition condition, boolean own) {
    if (condition instanceof Condition.And and) {
      and.operands().forEach(operand -> add(operand, own));
    } else if (condition instanceof Condition.Or or) {
      or.operands().forEach(operand -> add(operand, own));
    } else if (condition instanceof Condition.Not not) {
      add(not.operand(), own);
    } else if (condition instanceof Condition.MacroUse use) {
      if (own) {
        macros.add(use.macro());
      }
      add(use.body(), false);
    } else {
      add((Condition.Check) condition);
    }
  }

  private void add(Condition.Check check) {
    String modifier = check.modifier() == null ? "" : " " + check.modifier().symbol();
    operators.add(check.operator().symbol() + modifier);
    add(check.left());
    if (check.right() instanceof Right.Value value) {
      add(value.operand());
    }
  }

  private void add(Operand operand) {
    if (operand instanceof Operand.TransformerCall call) {
      addAll(call.arguments());
    } else {
      fields.add(operand.text());
    }
  }

  private void addAll(List<Argument> arguments) {
    for (Argument argument : arguments) {
      if (argument instanceof Argument.OfOperand of) {
        add(of.operand());
      } else if (argument instanceof Argument.Tuple tuple) {
        addAll(tuple.elements());
      }
    }
  }
}
