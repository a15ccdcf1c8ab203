package dev.eyas.ide.codeaction;

import dev.eyas.rules.falcoRules.And;
import dev.eyas.rules.falcoRules.Expr;
import dev.eyas.rules.falcoRules.Or;
import java.util.List;
import java.util.Optional;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/**
 * A part of a condition that could stand alone.
 *
 * @param owner what it is in, or is itself
 * @param start offset of its first character
 * @param end offset behind its last one
 */
record ConditionPart(Expr owner, int start, int end) {
  /** The part that is selected, give or take blanks: one operand, or several in a row. */
  static Optional<ConditionPart> selected(Selection selection) {
    String selected = selection.file().text().substring(selection.start(), selection.end());
    // Escapes and quotes of YAML's would mean another text.
    if (selected.isBlank() || selected.contains("\\") || selected.contains("''")) {
      return Optional.empty();
    }
    int start = selection.start() + selected.length() - selected.stripLeading().length();
    int end = start + selected.strip().length();
    return selection
        .parts(Expr.class)
        .filter(expr -> isWhole(expr, start, end) || isRow(expr, start, end))
        .map(expr -> new ConditionPart(expr, start, end))
        .findFirst();
  }

  private static boolean isWhole(Expr expr, int start, int end) {
    INode node = NodeModelUtils.findActualNodeFor(expr);
    return node.getOffset() == start && node.getEndOffset() == end;
  }

  /** Whether one of its operands begins where the part does, and one ends where it does. */
  private static boolean isRow(Expr expr, int start, int end) {
    List<INode> operands =
        operands(expr).stream().<INode>map(NodeModelUtils::findActualNodeFor).toList();
    return operands.stream().anyMatch(operand -> operand.getOffset() == start)
        && operands.stream().anyMatch(operand -> operand.getEndOffset() == end);
  }

  private static List<Expr> operands(Expr expr) {
    if (expr instanceof And and) {
      return and.getOperands();
    }
    return expr instanceof Or or ? or.getOperands() : List.of();
  }
}
