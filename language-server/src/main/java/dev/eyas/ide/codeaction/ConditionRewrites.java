package dev.eyas.ide.codeaction;

import dev.eyas.rules.falcoRules.And;
import dev.eyas.rules.falcoRules.Check;
import dev.eyas.rules.falcoRules.Expr;
import dev.eyas.rules.falcoRules.ListElem;
import dev.eyas.rules.falcoRules.Or;
import dev.eyas.rules.falcoRules.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2.Options;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** The same condition in other words: parentheses, or one list for a chain of comparisons. */
final class ConditionRewrites implements CodeActionProvider {
  @Override
  public Stream<CodeAction> offer(Options request) {
    Selection selection = Selection.of(request);
    return Stream.concat(
        selection
            .parts(And.class)
            .filter(and -> and.eContainer() instanceof Or)
            .map(and -> parenthesised(and, selection)),
        selection.parts(Or.class).flatMap(or -> listed(or, selection)));
  }

  private static CodeAction parenthesised(And and, Selection selection) {
    INode node = NodeModelUtils.findActualNodeFor(and);
    return selection.action(
        CodeActionKind.RefactorRewrite,
        "Put parentheses around what 'and' joins",
        selection.insert(node.getOffset(), "("),
        selection.insert(node.getEndOffset(), ")"));
  }

  /** The first run of comparisons of one field with values. */
  private static Stream<CodeAction> listed(Or or, Selection selection) {
    List<Expr> operands = or.getOperands();
    for (int i = 0; i < operands.size(); i++) {
      Optional<String> left = left(operands.get(i), selection);
      int end = i;
      List<String> values = new ArrayList<>();
      while (left.isPresent()
          && end < operands.size()
          && left.equals(left(operands.get(end), selection))) {
        values.addAll(values(operands.get(end), selection));
        end++;
      }
      if (end > i + 1) {
        String list = left.get() + " in (" + String.join(", ", values) + ")";
        return Stream.of(replaced(operands.get(i), operands.get(end - 1), list, selection));
      }
    }
    return Stream.empty();
  }

  private static CodeAction replaced(Expr first, Expr last, String list, Selection selection) {
    int start = NodeModelUtils.findActualNodeFor(first).getOffset();
    int end = NodeModelUtils.findActualNodeFor(last).getEndOffset();
    return selection.action(
        CodeActionKind.RefactorRewrite,
        "Write as one list",
        new TextEdit(selection.file().range(start, end), list));
  }

  /** What is compared, if it is compared with values by {@code =} or {@code in}. */
  private static Optional<String> left(Expr operand, Selection selection) {
    return operand instanceof Check check
            && check.getModifier() == null
            && check.getLeft() != null
            && ("=".equals(check.getOp())
                || "==".equals(check.getOp())
                || "in".equals(check.getOp()))
            && (check.getRight() instanceof ListElem || check.getRight() instanceof ValueList)
        ? Selection.node(check.getLeft()).map(selection::text)
        : Optional.empty();
  }

  private static List<String> values(Expr operand, Selection selection) {
    var right = ((Check) operand).getRight();
    return right instanceof ValueList list
        ? list.getValues().stream()
            .flatMap(value -> Selection.node(value).stream())
            .map(selection::text)
            .toList()
        : Selection.node(right).map(selection::text).stream().toList();
  }
}
