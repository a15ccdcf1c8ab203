package dev.eyas.ide.codeaction;

import dev.eyas.rules.falcoRules.Entry;
import dev.eyas.rules.falcoRules.FalcoRulesPackage.Literals;
import dev.eyas.rules.falcoRules.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2.Options;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Adds the keys without which a rule does not load, to be filled in. */
final class MissingKeyFix implements CodeActionProvider {
  private static final Set<String> CHANGES = Set.of("append", "enabled");

  @Override
  public Stream<CodeAction> offer(Options request) {
    Selection selection = Selection.of(request);
    return selection
        .parts(Rule.class)
        .filter(MissingKeyFix::stands)
        .flatMap(rule -> fix(rule, selection));
  }

  /** Whether the rule is one of its own, instead of a change to another. */
  private static boolean stands(Rule rule) {
    return rule.getName() != null
        && rule.getOverride().isEmpty()
        && rule.getEntries().stream().noneMatch(entry -> CHANGES.contains(entry.getKey()));
  }

  private static Stream<CodeAction> fix(Rule rule, Selection selection) {
    Map<String, String> missing = missing(rule);
    if (missing.isEmpty()) {
      return Stream.empty();
    }
    INode node = NodeModelUtils.findActualNodeFor(rule);
    String indent = "\n" + " ".repeat(column(rule, selection));
    String text =
        missing.entrySet().stream()
            .map(key -> indent + key.getKey() + ": " + key.getValue())
            .collect(Collectors.joining());
    return Stream.of(
        selection.action(
            CodeActionKind.QuickFix,
            "Add " + String.join(", ", missing.keySet()),
            selection.insert(node.getEndOffset(), text)));
  }

  private static Map<String, String> missing(Rule rule) {
    Map<String, String> keys = new LinkedHashMap<>();
    if (rule.getEntries().stream().map(Entry::getKey).noneMatch("desc"::equals)) {
      keys.put("desc", "What it detects, and why that matters");
    }
    if (rule.getConditions().isEmpty()) {
      keys.put("condition", "evt.type in (execve, execveat)");
    }
    if (rule.getOutputs().isEmpty()) {
      keys.put("output", rule.getName() + " | command=%proc.cmdline user=%user.name");
    }
    if (NodeModelUtils.findNodesForFeature(rule, Literals.RULE__PRIORITY).isEmpty()) {
      keys.put("priority", "WARNING");
    }
    return keys;
  }

  /** Where the rule's keys begin: two behind the dash, if nobody does it otherwise. */
  private static int column(Rule rule, Selection selection) {
    int dash = NodeModelUtils.findActualNodeFor(rule).getOffset();
    int key = dash + 1;
    while (key < selection.file().text().length() && selection.file().text().charAt(key) == ' ') {
      key++;
    }
    return key - selection.lineStart(dash);
  }
}
