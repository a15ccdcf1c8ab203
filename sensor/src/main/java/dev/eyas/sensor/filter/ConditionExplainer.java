package dev.eyas.sensor.filter;

import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.Right;
import dev.eyas.sensor.filter.Explanation.FieldValue;
import dev.eyas.sensor.filter.Explanation.Kind;
import dev.eyas.sensor.filter.Explanation.Outcome;
import dev.eyas.sensor.state.EventContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A condition that tells for the event in hand what each of its parts came to. Its checks are those
 * that the network is made of, but it shares nothing with a network: nobody waits for it. For the
 * event path's thread alone.
 */
public final class ConditionExplainer {
  /** A part of the condition that can tell what it came to. */
  private interface Part {
    Explanation explain(EventContext context);
  }

  private final OperandCompiler operands;
  private final ConditionCompiler checks;
  private final Part root;

  /**
   * @throws UnsupportedRuleException if a field is not extracted or a constant cannot be read
   */
  public ConditionExplainer(Condition condition, OperandCompiler operands) {
    this.operands = operands;
    checks = new ConditionCompiler(operands);
    root = part(condition);
  }

  public Explanation explain(EventContext context) {
    return root.explain(context);
  }

  private Part part(Condition condition) {
    if (condition instanceof Condition.And and) {
      return group(and, Kind.AND, parts(and.operands()));
    }
    if (condition instanceof Condition.Or or) {
      return group(or, Kind.OR, parts(or.operands()));
    }
    if (condition instanceof Condition.Not not) {
      return group(not, Kind.NOT, List.of(part(not.operand())));
    }
    if (condition instanceof Condition.MacroUse use) {
      return group(use, Kind.MACRO, List.of(part(use.body())));
    }
    return check((Condition.Check) condition);
  }

  private List<Part> parts(List<Condition> conditions) {
    return conditions.stream().map(this::part).toList();
  }

  private static Part group(Condition condition, Kind kind, List<Part> parts) {
    String text =
        condition instanceof Condition.MacroUse use
            ? use.macro()
            : kind.name().toLowerCase(Locale.ROOT);
    return context -> {
      List<Explanation> explained = parts.stream().map(part -> part.explain(context)).toList();
      return new Explanation(
          kind, text, outcome(kind, explained), List.of(), condition.origin(), explained);
    };
  }

  /** As a rule has it: from left to right, until a part decides or throws. */
  private static Outcome outcome(Kind kind, List<Explanation> parts) {
    boolean decides = kind == Kind.OR;
    for (Explanation part : parts) {
      if (part.outcome() == Outcome.FAILED) {
        return Outcome.FAILED;
      }
      if (parts.size() > 1 && part.holds() == decides) {
        return Outcome.of(decides);
      }
    }
    return switch (kind) {
      case AND -> Outcome.TRUE;
      case OR -> Outcome.FALSE;
      case NOT -> Outcome.of(!parts.get(0).holds());
      default -> parts.get(0).outcome();
    };
  }

  private Part check(Condition.Check check) {
    Node node = checks.node(check);
    List<ShownOperand> shown = new ArrayList<>();
    shown.add(shown(check.left()));
    if (check.right() instanceof Right.Value value) {
      shown.add(shown(value.operand()));
    }
    return context -> {
      List<FieldValue> values = shown.stream().map(operand -> operand.read(context)).toList();
      return new Explanation(
          Kind.CHECK,
          check.written().text(),
          outcome(node, values, context),
          values,
          check.origin(),
          List.of());
    };
  }

  private ShownOperand shown(Operand operand) {
    return new ShownOperand(operand, operands.compile(operand));
  }

  private static Outcome outcome(Node node, List<FieldValue> values, EventContext context) {
    try {
      if (node.holds(context)) {
        return Outcome.TRUE;
      }
    } catch (RuntimeException e) {
      return Outcome.FAILED;
    }
    boolean lacksValue = values.stream().anyMatch(value -> value.value() == null);
    return lacksValue ? Outcome.NO_VALUE : Outcome.FALSE;
  }
}
