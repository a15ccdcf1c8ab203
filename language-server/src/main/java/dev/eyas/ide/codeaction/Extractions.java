package dev.eyas.ide.codeaction;

import com.google.inject.Inject;
import dev.eyas.ide.items.ItemKind;
import dev.eyas.ide.items.Mention;
import dev.eyas.ide.items.Mentions;
import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.MacroRef;
import dev.eyas.rules.falcoRules.ValueList;
import dev.eyas.rules.validation.FolderLoad;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2.Options;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** A selected condition becomes a macro, values become a list, a macro becomes its condition. */
final class Extractions implements CodeActionProvider {
  private final Mentions mentions;
  private final FolderLoad load;

  @Inject
  Extractions(Mentions mentions, FolderLoad load) {
    this.mentions = mentions;
    this.load = load;
  }

  @Override
  public Stream<CodeAction> offer(Options request) {
    Selection selection = Selection.of(request);
    return Stream.of(
            ConditionPart.selected(selection).stream().map(part -> macro(part, selection)),
            selection
                .parts(ValueList.class)
                .filter(list -> list.getValues().size() > 1)
                .map(list -> list(list, selection)),
            selection.parts(MacroRef.class).flatMap(macro -> inlined(macro, selection)))
        .flatMap(actions -> actions);
  }

  private CodeAction macro(ConditionPart part, Selection selection) {
    String name = freeName(ItemKind.MACRO, "new_macro", selection);
    String condition = oneLine(selection.file().text().substring(part.start(), part.end()));
    boolean plain = condition.matches("[A-Za-z(].*") && !condition.matches(".*(: | #).*");
    String value = plain ? condition : ">\n    " + condition;
    return selection.action(
        CodeActionKind.RefactorExtract,
        "Extract into a macro",
        before(part.owner(), "- macro: " + name + "\n  condition: " + value + "\n\n", selection),
        new TextEdit(selection.file().range(part.start(), part.end()), name));
  }

  private CodeAction list(ValueList values, Selection selection) {
    String name = freeName(ItemKind.LIST, "new_list", selection);
    String items =
        values.getValues().stream()
            .flatMap(value -> Selection.node(value).stream())
            .map(selection::text)
            .collect(Collectors.joining(", "));
    return selection.action(
        CodeActionKind.RefactorExtract,
        "Extract into a list",
        before(values, "- list: " + name + "\n  items: [" + items + "]\n\n", selection),
        selection.replace(NodeModelUtils.findActualNodeFor(values), "(" + name + ")"));
  }

  private Stream<CodeAction> inlined(MacroRef reference, Selection selection) {
    INode node = NodeModelUtils.findActualNodeFor(reference);
    Optional<String> condition =
        Mention.of(reference)
            .map(Mention::name)
            .flatMap(load.outcome(selection.file().resource()).merged()::macro)
            .map(macro -> oneLine(macro.condition().text()));
    return condition.stream()
        .map(
            text ->
                selection.action(
                    CodeActionKind.RefactorInline,
                    "Put the macro's condition in its place",
                    selection.replace(node, isEnclosed(text) ? text : "(" + text + ")")));
  }

  /** Whether the parenthesis that the text begins with is closed at its end, and not before. */
  private static boolean isEnclosed(String text) {
    String bare = text.replaceAll("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'", "");
    int depth = 0;
    for (int i = 0; i < bare.length(); i++) {
      depth += bare.charAt(i) == '(' ? 1 : bare.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i == bare.length() - 1 && i > 0;
      }
    }
    return false;
  }

  /** Inserts a new item in front of the one that a part belongs to. */
  private static TextEdit before(EObject part, String item, Selection selection) {
    Item owner = EcoreUtil2.getContainerOfType(part, Item.class);
    int dash = NodeModelUtils.findActualNodeFor(owner).getOffset();
    int line = selection.lineStart(dash);
    String indent = " ".repeat(dash - line);
    return selection.insert(line, item.replaceAll("(?m)^(?=.)", indent));
  }

  private String freeName(ItemKind kind, String wish, Selection selection) {
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> i == 1 ? wish : wish + "_" + i)
        .filter(name -> mentions.of(kind, name, selection.file().resource()).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static String oneLine(String condition) {
    return condition.strip().replaceAll("\\s+", " ");
  }
}
