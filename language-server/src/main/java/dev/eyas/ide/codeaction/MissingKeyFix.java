package dev.eyas.ide.codeaction;

import dev.eyas.ide.items.Mention;
import dev.eyas.rules.falcoRules.Entry;
import dev.eyas.rules.falcoRules.FalcoRulesPackage.Literals;
import dev.eyas.rules.falcoRules.Macro;
import dev.eyas.rules.falcoRules.Named;
import dev.eyas.rules.falcoRules.OverrideMap;
import dev.eyas.rules.falcoRules.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2.Options;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Adds the keys without which an item does not load, to be filled in. */
final class MissingKeyFix implements CodeActionProvider {
  private static final Set<String> CHANGES = Set.of("append", "enabled");
  private static final String CONDITION = "evt.type in (execve, execveat)";

  @Override
  public Stream<CodeAction> offer(Options request) {
    Selection selection = Selection.of(request);
    return selection
        .parts(Named.class)
        .filter(item -> Mention.name(item) != null && isBlock(item, selection))
        .flatMap(item -> fix(item, missing(item), selection));
  }

  private static Stream<CodeAction> fix(
      Named item, Map<String, String> missing, Selection selection) {
    if (missing.isEmpty()) {
      return Stream.empty();
    }
    INode node = NodeModelUtils.findActualNodeFor(item);
    String indent = "\n" + " ".repeat(column(item, selection));
    String text =
        missing.entrySet().stream()
            .map(key -> indent + key.getKey() + ": " + key.getValue())
            .collect(Collectors.joining());
    CodeAction fix =
        selection.action(
            CodeActionKind.QuickFix,
            "Add " + String.join(", ", missing.keySet()),
            selection.insert(node.getEndOffset(), text));
    // At a key its own mistakes count more.
    fix.setIsPreferred(Mention.of(item).filter(name -> selection.touches(name.node())).isPresent());
    return Stream.of(fix);
  }

  /** Whether each key has a line of its own. */
  private static boolean isBlock(Named item, Selection selection) {
    return !selection.text(NodeModelUtils.findActualNodeFor(item)).matches("(?s)-?\\s*\\{.*");
  }

  private static Map<String, String> missing(Named item) {
    if (item instanceof Rule rule) {
      return isChange(rule.getOverride(), rule.getEntries()) ? Map.of() : missing(rule);
    }
    if (item instanceof Macro macro) {
      return macro.getConditions().isEmpty() ? Map.of("condition", CONDITION) : Map.of();
    }
    boolean empty = NodeModelUtils.findNodesForFeature(item, Literals.LIST_DECL__ITEMS).isEmpty();
    return empty ? Map.of("items", "[]") : Map.of();
  }

  /** Whether the rule changes another, and leaves out what it leaves alone. */
  private static boolean isChange(List<OverrideMap> override, List<Entry> entries) {
    return !override.isEmpty()
        || entries.stream().anyMatch(entry -> CHANGES.contains(entry.getKey()));
  }

  private static Map<String, String> missing(Rule rule) {
    Map<String, String> keys = new LinkedHashMap<>();
    if (rule.getEntries().stream().map(Entry::getKey).noneMatch("desc"::equals)) {
      keys.put("desc", "What it detects, and why that matters");
    }
    if (rule.getConditions().isEmpty()) {
      keys.put("condition", CONDITION);
    }
    if (rule.getOutputs().isEmpty()) {
      keys.put("output", rule.getName() + " | command=%proc.cmdline user=%user.name");
    }
    if (NodeModelUtils.findNodesForFeature(rule, Literals.RULE__PRIORITY).isEmpty()) {
      keys.put("priority", "WARNING");
    }
    return keys;
  }

  /** Where the item's keys begin: two behind the dash, if nobody does it otherwise. */
  private static int column(Named item, Selection selection) {
    int dash = NodeModelUtils.findActualNodeFor(item).getOffset();
    int key = dash + 1;
    while (key < selection.file().text().length() && selection.file().text().charAt(key) == ' ') {
      key++;
    }
    return key - selection.lineStart(dash);
  }
}
