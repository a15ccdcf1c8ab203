package dev.eyas.rules.condition;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.falcoRules.And;
import dev.eyas.rules.falcoRules.Check;
import dev.eyas.rules.falcoRules.Expr;
import dev.eyas.rules.falcoRules.Field;
import dev.eyas.rules.falcoRules.LeftSide;
import dev.eyas.rules.falcoRules.MacroRef;
import dev.eyas.rules.falcoRules.Not;
import dev.eyas.rules.falcoRules.Or;
import dev.eyas.rules.falcoRules.Paren;
import dev.eyas.rules.falcoRules.TArg;
import dev.eyas.rules.falcoRules.Transform;
import dev.eyas.rules.falcoRules.Tuple;
import dev.eyas.rules.falcoRules.ValueList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/**
 * Takes a condition over from the grammar's model, which is more tolerant than Falco so that an
 * editor can work with what is not finished.
 */
final class SyntaxReader {
  private final String text;

  SyntaxReader(String text) {
    this.text = text;
  }

  /**
   * @param node of a text that Falco reads
   */
  Syntax condition(Expr node) {
    int start = start(node);
    int end = end(node);
    if (node instanceof Or or) {
      return new Syntax.Or(conditions(or.getOperands()), start, end);
    }
    if (node instanceof And and) {
      return new Syntax.And(conditions(and.getOperands()), start, end);
    }
    if (node instanceof Not not) {
      return negation(not, start, end);
    }
    if (node instanceof Paren paren) {
      return condition(paren.getExpr());
    }
    if (node instanceof MacroRef) {
      return new Syntax.MacroRef(text.substring(start, end), start, end);
    }
    return check((Check) node, start, end);
  }

  private List<Syntax> conditions(List<Expr> nodes) {
    return nodes.stream().map(this::condition).toList();
  }

  /** An even number of negations in a row is none. */
  private Syntax negation(Not node, int start, int end) {
    boolean odd = true;
    Expr operand = node.getExpr();
    while (operand instanceof Not inner) {
      odd = !odd;
      operand = inner.getExpr();
    }
    Syntax condition = condition(operand);
    return odd ? new Syntax.Not(condition, start, end) : condition;
  }

  private Syntax check(Check check, int start, int end) {
    Syntax.Term left = operand(check.getLeft());
    Operator operator = Operator.find(check.getOp()).orElseThrow();
    ListModifier modifier =
        check.getModifier() == null ? null : ListModifier.find(check.getModifier()).orElseThrow();
    return new Syntax.Check(left, operator, modifier, right(check), start, end);
  }

  private Syntax.Side right(Check check) {
    EObject right = check.getRight();
    if (right == null) {
      return new Syntax.Nothing();
    }
    if (right instanceof Transform transform) {
      return new Syntax.Computed(call(transform));
    }
    return right instanceof ValueList list
        ? new Syntax.Values(values(list), start(list))
        : new Syntax.Value(constant(right), start(right));
  }

  /** Falco takes one value that it cannot read for none. */
  private List<String> values(ValueList list) {
    try {
      return list.getValues().stream().map(this::constant).toList();
    } catch (SyntaxError unreadable) {
      return List.of();
    }
  }

  private Syntax.Term operand(LeftSide node) {
    if (node instanceof Field field) {
      return field(field);
    }
    return call((Transform) node);
  }

  private Syntax.FieldTerm field(Field field) {
    String argument = field.getArg();
    return new Syntax.FieldTerm(
        field.getName(), argument == null ? null : QuotedString.decode(argument, start(field)));
  }

  private Syntax.Call call(Transform node) {
    String selector = node.getArg();
    return new Syntax.Call(
        node.getFn(),
        node.getArgs().stream().map(this::argument).toList(),
        selector == null ? null : QuotedString.decode(selector, start(node)));
  }

  private Syntax.Term argument(TArg node) {
    if (node instanceof Field field) {
      return field(field);
    }
    if (node instanceof Transform transform) {
      return call(transform);
    }
    if (node instanceof Tuple tuple) {
      return new Syntax.Tuple(tuple.getElems().stream().map(this::argument).toList());
    }
    return new Syntax.Literal(constant(node));
  }

  private String constant(EObject node) {
    return QuotedString.decode(written(node), end(node));
  }

  private String written(EObject node) {
    return text.substring(start(node), end(node));
  }

  private static int start(EObject node) {
    return NodeModelUtils.findActualNodeFor(node).getOffset();
  }

  private static int end(EObject node) {
    return NodeModelUtils.findActualNodeFor(node).getEndOffset();
  }
}
