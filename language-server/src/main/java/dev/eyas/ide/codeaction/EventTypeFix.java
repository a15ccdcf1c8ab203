package dev.eyas.ide.codeaction;

import dev.eyas.rules.falcoRules.Condition;
import dev.eyas.rules.falcoRules.Expr;
import dev.eyas.rules.falcoRules.Field;
import dev.eyas.rules.falcoRules.Or;
import dev.eyas.rules.falcoRules.Rule;
import dev.eyas.rules.ruleset.LoadCode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2.Options;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Names the event types of a rule that names none, going by the fields that it looks at. */
final class EventTypeFix implements CodeActionProvider {
  private static final String STARTED = "execve, execveat";
  private static final String OPENED = "open, openat, openat2";
  private static final String CONNECTED = "connect, accept, accept4";
  private static final Pattern NETWORK =
      Pattern.compile("fd\\.(c|s|l|r)?(ip|port|net|proto)(\\.name)?|fd\\.l4proto");
  private static final Map<String, String> TITLES =
      Map.of(
          STARTED, "Match only when a program is started",
          OPENED, "Match only when a file is opened",
          CONNECTED, "Match only when a connection is made");

  @Override
  public Stream<CodeAction> offer(Options request) {
    Selection selection = Selection.of(request);
    return selection.shows(LoadCode.LOAD_NO_EVTTYPE.name())
        ? selection
            .parts(Rule.class)
            .flatMap(rule -> rule.getConditions().stream().limit(1))
            .filter(condition -> condition.getExpr() != null)
            .flatMap(condition -> fixes(condition, selection))
        : Stream.empty();
  }

  private static Stream<CodeAction> fixes(Condition condition, Selection selection) {
    List<String> fields =
        EcoreUtil2.getAllContentsOfType(condition, Field.class).stream()
            .map(Field::getName)
            .toList();
    Stream<String> types;
    if (fields.stream().anyMatch(field -> NETWORK.matcher(field).matches())) {
      types = Stream.of(CONNECTED);
    } else if (fields.stream().anyMatch(field -> field.startsWith("fd."))) {
      types = Stream.of(OPENED, CONNECTED);
    } else {
      types = Stream.of(STARTED, OPENED, CONNECTED);
    }
    return types.map(chosen -> fix(condition.getExpr(), chosen, selection));
  }

  private static CodeAction fix(Expr whole, String types, Selection selection) {
    INode node = NodeModelUtils.findActualNodeFor(whole);
    String check = "evt.type in (" + types + ") and ";
    TextEdit[] edits =
        whole instanceof Or
            ? new TextEdit[] {
              selection.insert(node.getOffset(), check + "("),
              selection.insert(node.getEndOffset(), ")")
            }
            : new TextEdit[] {selection.insert(node.getOffset(), check)};
    return selection.action(CodeActionKind.QuickFix, TITLES.get(types) + " (" + types + ")", edits);
  }
}
