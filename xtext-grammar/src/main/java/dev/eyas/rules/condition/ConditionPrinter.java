package dev.eyas.rules.condition;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints conditions in Falco's normal form: lists and macros in place, all groups in parentheses.
 */
public final class ConditionPrinter {
  private ConditionPrinter() {}

  public static String print(Condition condition) {
    if (condition instanceof Condition.And and) {
      return group(and.operands(), " and ");
    }
    if (condition instanceof Condition.Or or) {
      return group(or.operands(), " or ");
    }
    if (condition instanceof Condition.Not not) {
      return "not " + print(not.operand());
    }
    if (condition instanceof Condition.MacroUse macro) {
      return print(macro.body());
    }
    return print((Condition.Check) condition);
  }

  private static String group(List<Condition> operands, String connective) {
    return operands.stream()
        .map(ConditionPrinter::print)
        .collect(Collectors.joining(connective, "(", ")"));
  }

  private static String print(Condition.Check check) {
    String text = check.left().text() + " " + check.operator().symbol();
    if (check.modifier() != null) {
      text += " " + check.modifier().symbol();
    }
    return check.right() instanceof Right.Nothing ? text : text + " " + print(check.right());
  }

  private static String print(Right right) {
    if (right instanceof Right.Constant constant) {
      return NormalForm.value(constant.value());
    }
    if (right instanceof Right.Constants constants) {
      return constants.values().stream()
          .map(NormalForm::value)
          .collect(Collectors.joining(", ", "(", ")"));
    }
    Operand operand = ((Right.Value) right).operand();
    return operand instanceof Operand.FieldRef ? "val(" + operand.text() + ")" : operand.text();
  }
}
