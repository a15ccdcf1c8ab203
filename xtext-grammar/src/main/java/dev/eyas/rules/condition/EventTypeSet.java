package dev.eyas.rules.condition;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Operator;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The numbers of the event types for which a condition can hold, as far as its {@code evt.type}
 * comparisons tell. Negation is pushed down to the comparisons; every other comparison says
 * nothing, negated or not.
 */
public final class EventTypeSet {
  private static final Set<String> TYPE_FIELDS = Set.of("evt.type", "syscall.type");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+");

  private EventTypeSet() {}

  /**
   * @return a set that the caller may change
   * @throws FilterError where {@code evt.type} is compared with other than constants
   */
  public static BitSet of(Condition condition) {
    return of(condition, false);
  }

  private static BitSet of(Condition condition, boolean negated) {
    if (condition instanceof Condition.And and) {
      return combine(and.operands(), negated, !negated);
    }
    if (condition instanceof Condition.Or or) {
      return combine(or.operands(), negated, negated);
    }
    if (condition instanceof Condition.Not not) {
      return of(not.operand(), !negated);
    }
    if (condition instanceof Condition.MacroUse macro) {
      return of(macro.body(), negated);
    }
    return ofCheck((Condition.Check) condition, negated);
  }

  private static BitSet combine(List<Condition> operands, boolean negated, boolean intersect) {
    BitSet result = of(operands.get(0), negated);
    for (Condition operand : operands.subList(1, operands.size())) {
      BitSet other = of(operand, negated);
      if (intersect) {
        result.and(other);
      } else {
        result.or(other);
      }
    }
    return result;
  }

  private static BitSet ofCheck(Condition.Check check, boolean negated) {
    if (check.left() instanceof Operand.FieldRef field) {
      if (TYPE_FIELDS.contains(field.text())) {
        return ofTypes(check, negated);
      }
      if (field.text().equals("evt.num")) {
        return ofNumber(check, negated);
      }
    } else if (isOverType(check.left())) {
      throw new FilterError(
          "event code search does not support `evt.type` checks with transformers");
    }
    return universe();
  }

  private static BitSet ofTypes(Condition.Check check, boolean negated) {
    if (check.right() instanceof Right.Value) {
      throw new FilterError(
          "right-hand field comparisons on `evt.type`/`syscall.type` checks are not supported by event code search");
    }
    return switch (check.operator()) {
      case EXISTS -> negated ? new BitSet() : universe();
      case EQ, EQ2, IN -> named(check.right(), negated);
      case NE -> named(check.right(), !negated);
      default -> universe();
    };
  }

  private static BitSet named(Right right, boolean inverted) {
    BitSet codes = new BitSet(EventType.COUNT);
    constants(right).forEach(name -> codes.or(EventNames.codes(name)));
    if (inverted) {
      codes.flip(0, EventType.COUNT);
    }
    return codes;
  }

  /** Events are numbered from one, which decides some comparisons without seeing an event. */
  private static BitSet ofNumber(Condition.Check check, boolean negated) {
    boolean[] holds = {numberHolds(check, true), numberHolds(check, false)};
    if (holds[0] == holds[1]) {
      return universe();
    }
    return holds[0] != negated ? universe() : new BitSet();
  }

  /** Whether the comparison is proved to be true, or to be false. */
  private static boolean numberHolds(Condition.Check check, boolean wanted) {
    List<String> values = constants(check.right());
    Operator operator = check.operator();
    if (operator == Operator.IN) {
      return !wanted && values.stream().allMatch(value -> is(value, v -> v == 0));
    }
    if (values.size() != 1 || check.modifier() != null) {
      return false;
    }
    String value = values.get(0);
    return switch (operator) {
      case EQ, EQ2 -> !wanted && is(value, v -> v == 0);
      case NE -> wanted && is(value, v -> v == 0);
      case LE -> !wanted && is(value, v -> v == 0);
      case LT -> !wanted && is(value, v -> v == 0 || v == 1);
      case GT -> wanted && is(value, v -> v == 0);
      case GE -> wanted && is(value, v -> v == 0 || v == 1);
      default -> false;
    };
  }

  private static boolean is(String text, Predicate<Long> test) {
    if (!DECIMAL.matcher(text).matches() || text.length() > 18) {
      return false;
    }
    return test.test(Long.parseLong(text));
  }

  private static List<String> constants(Right right) {
    if (right instanceof Right.Constant constant) {
      return List.of(constant.value());
    }
    return right instanceof Right.Constants constants ? constants.values() : List.of("?");
  }

  private static boolean isOverType(Operand operand) {
    if (operand instanceof Operand.FieldRef field) {
      return TYPE_FIELDS.contains(field.text());
    }
    return ((Operand.TransformerCall) operand)
        .arguments().stream()
            .anyMatch(a -> a instanceof Operand.Argument.OfOperand of && isOverType(of.operand()));
  }

  private static BitSet universe() {
    BitSet all = new BitSet(EventType.COUNT);
    all.set(0, EventType.COUNT);
    return all;
  }
}
