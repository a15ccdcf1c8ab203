package dev.eyas.sensor;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.Right;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Judges a condition as its definition reads: node by node, each time anew. What the engine does in
 * a clever way must come to the same.
 *
 * @param values of the fields: texts, longs, booleans, a list for the ancestors; without fields
 *     that have no value
 */
record ConditionOracle(Map<String, Object> values) {
  boolean holds(Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.operands().stream().allMatch(this::holds);
    }
    if (condition instanceof Condition.Or or) {
      return or.operands().stream().anyMatch(this::holds);
    }
    if (condition instanceof Condition.Not not) {
      return !holds(not.operand());
    }
    if (condition instanceof Condition.MacroUse use) {
      return holds(use.body());
    }
    return check((Condition.Check) condition);
  }

  private boolean check(Condition.Check check) {
    Object left = value(check.left());
    if (check.operator() == Operator.EXISTS || left == null) {
      return left != null;
    }
    if (check.right() instanceof Right.Value value) {
      Object right = value(value.operand());
      return right != null && compare(check.operator(), left, String.valueOf(right));
    }
    return left instanceof List<?> chain
        ? chain.stream().anyMatch(one -> meets(check, one))
        : meets(check, left);
  }

  private static boolean meets(Condition.Check check, Object left) {
    if (check.right() instanceof Right.Constant constant) {
      return compare(check.operator(), left, constant.value());
    }
    List<String> constants = ((Right.Constants) check.right()).values();
    if (check.modifier() == null) {
      return constants.stream().anyMatch(c -> compare(check.operator(), left, c));
    }
    Predicate<String> holds = c -> compare(check.operator(), left, c);
    long count = constants.stream().filter(holds).count();
    return check.modifier() == ListModifier.ANYOF
        ? count > 0
        : check.modifier() == ListModifier.ONEOF
            ? count == 1
            : count > 0 && count == constants.size();
  }

  private static boolean compare(Operator operator, Object left, String constant) {
    if (left instanceof Long number) {
      int order = Long.compare(number, Long.parseLong(constant));
      return switch (operator) {
        case LT -> order < 0;
        case GE -> order >= 0;
        case NE -> order != 0;
        default -> order == 0;
      };
    }
    String text = String.valueOf(left);
    return switch (operator) {
      case NE -> !text.equals(constant);
      case STARTSWITH -> text.startsWith(constant);
      case ENDSWITH -> text.endsWith(constant);
      case CONTAINS -> text.contains(constant);
      case ICONTAINS -> text.toLowerCase(Locale.ROOT).contains(constant.toLowerCase(Locale.ROOT));
      case GLOB -> text.matches(constant.replace(".", "\\.").replace("*", ".*"));
      case PMATCH -> isBelow(components(text), components(constant));
      default -> text.equals(constant);
    };
  }

  private static boolean isBelow(List<String> path, List<String> pattern) {
    return path.size() >= pattern.size() && path.subList(0, pattern.size()).equals(pattern);
  }

  private static List<String> components(String path) {
    return Arrays.stream(path.split("/")).filter(component -> !component.isEmpty()).toList();
  }

  private Object value(Operand operand) {
    if (operand instanceof Operand.FieldRef field) {
      return values.get(field.text());
    }
    Operand.TransformerCall call = (Operand.TransformerCall) operand;
    Object inner = value(((Operand.Argument.OfOperand) call.arguments().get(0)).operand());
    return inner == null
        ? null
        : switch (call.transformer()) {
          case TOUPPER -> String.valueOf(inner).toUpperCase(Locale.ROOT);
          case LEN -> (long) String.valueOf(inner).length();
          case BASENAME -> String.valueOf(inner).replaceAll(".*/", "");
          default -> inner;
        };
  }
}
