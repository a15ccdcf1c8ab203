package dev.eyas.rules.condition;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.Transformer;
import dev.eyas.rules.falcoRules.And;
import dev.eyas.rules.falcoRules.Check;
import dev.eyas.rules.falcoRules.Expr;
import dev.eyas.rules.falcoRules.FalcoRulesPackage;
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
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/**
 * Takes a condition over from the grammar's model, which is more tolerant than Falco so that an
 * editor can work with what is not finished.
 */
final class SyntaxReader {
  private static final Pattern IDENT = Pattern.compile("[A-Za-z]+[A-Za-z0-9_]*");
  private static final Pattern FIELD_NAME = Pattern.compile(IDENT + "(\\." + IDENT + ")+");
  private static final Pattern NUMBER =
      Pattern.compile("0[xX][0-9a-fA-F]+|[+-]?[0-9]+[.]?[0-9]*([eE][+-][0-9]+)?");
  private static final String BLANKS = " \t\b\r\n";

  private final String text;

  SyntaxReader(String text) {
    this.text = text;
  }

  /**
   * @throws SyntaxError where Falco would not read the condition
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
    if (check.getModifier() == null) {
      requireBlankAfter(check, operator);
    }
    ListModifier modifier =
        check.getModifier() == null ? null : ListModifier.find(check.getModifier()).orElseThrow();
    return new Syntax.Check(left, operator, modifier, right(check, operator), start, end);
  }

  /** Operators that are words must not run into a quoted value. */
  private void requireBlankAfter(Check check, Operator operator) {
    boolean word =
        operator.operands() == Operator.Operands.STRING
            && Character.isLetter(operator.symbol().charAt(0));
    int end = end(check, FalcoRulesPackage.Literals.CHECK__OP);
    if (word && end < text.length() && BLANKS.indexOf(text.charAt(end)) < 0) {
      throw new SyntaxError(
          SyntaxMessages.OPERATOR, start(check, FalcoRulesPackage.Literals.CHECK__OP));
    }
  }

  private Syntax.Side right(Check check, Operator operator) {
    EObject right = check.getRight();
    if (right == null) {
      return new Syntax.Nothing();
    }
    if (right instanceof Transform transform) {
      requireFieldInVal(transform);
      return new Syntax.Computed(call(transform));
    }
    if (right instanceof ValueList list) {
      return new Syntax.Values(list.getValues().stream().map(this::constant).toList(), start(list));
    }
    String written = written(right);
    boolean inList = check.getModifier() != null || operator.operands() == Operator.Operands.LIST;
    if (inList && !IDENT.matcher(written).matches()) {
      throw new SyntaxError(
          check.getModifier() != null ? SyntaxMessages.LIST : SyntaxMessages.LIST_OR_FIELD,
          start(right));
    }
    if (operator.operands() == Operator.Operands.NUMBER && !NUMBER.matcher(written).matches()) {
      throw new SyntaxError(SyntaxMessages.NUMBER, start(right));
    }
    return new Syntax.Value(constant(right), start(right));
  }

  Syntax.Term operand(LeftSide node) {
    if (node instanceof Field field) {
      return field(field);
    }
    rejectVal((Transform) node);
    return call((Transform) node);
  }

  private Syntax.FieldTerm field(Field field) {
    if (!FIELD_NAME.matcher(field.getName()).matches()) {
      throw new SyntaxError(SyntaxMessages.OPERATOR, start(field));
    }
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
      rejectVal(transform);
      return call(transform);
    }
    if (node instanceof Tuple tuple) {
      return new Syntax.Tuple(tuple.getElems().stream().map(this::element).toList());
    }
    return new Syntax.Literal(constant(node));
  }

  private Syntax.Term element(TArg node) {
    if (node instanceof Tuple) {
      throw new SyntaxError(SyntaxMessages.CLOSE, start(node));
    }
    return argument(node);
  }

  private void requireFieldInVal(Transform node) {
    if (node.getFn().equals(Transformer.VAL.symbol())
        && !(node.getArgs().get(0) instanceof Field)) {
      throw new SyntaxError(
          "expected a field within 'val' transformer", start(node.getArgs().get(0)));
    }
  }

  /** {@code val()} stands only to the right of an operator; elsewhere it is read as a macro. */
  private void rejectVal(Transform node) {
    if (node.getFn().equals(Transformer.VAL.symbol())) {
      throw new SyntaxError(
          SyntaxMessages.unexpectedAfter(node.getFn()), start(node) + node.getFn().length());
    }
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

  private static int start(EObject node, EStructuralFeature feature) {
    return nodeOf(node, feature).getOffset();
  }

  private static int end(EObject node, EStructuralFeature feature) {
    return nodeOf(node, feature).getEndOffset();
  }

  private static INode nodeOf(EObject node, EStructuralFeature feature) {
    return NodeModelUtils.findNodesForFeature(node, feature).get(0);
  }
}
