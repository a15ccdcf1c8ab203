package dev.eyas.ide.codeaction;

import com.google.inject.Inject;
import dev.eyas.ide.items.Mention;
import dev.eyas.rules.falcoRules.Rule;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2.Options;

/** Changes a rule from the local file. */
final class LocalOverrides implements CodeActionProvider {
  private final LocalFile local;

  @Inject
  LocalOverrides(LocalFile local) {
    this.local = local;
  }

  @Override
  public Stream<CodeAction> offer(Options request) {
    Selection selection = Selection.of(request);
    if (LocalFile.NAME.equals(request.getResource().getURI().lastSegment())) {
      return Stream.empty();
    }
    return selection
        .parts(Rule.class)
        .flatMap(rule -> Mention.of(rule).stream())
        .filter(name -> selection.touches(name.node()))
        .flatMap(name -> actions(selection.text(name.node()), request.getResource()));
  }

  private Stream<CodeAction> actions(String name, Resource resource) {
    String rule = LocalFile.header(name);
    return Stream.of(
        action(
            "Disable in " + LocalFile.NAME,
            rule + "  enabled: false\n  override:\n    enabled: replace\n",
            resource),
        action(
            "Add a condition in " + LocalFile.NAME,
            rule + "  condition: and not proc.name = example\n  override:\n    condition: append\n",
            resource));
  }

  private CodeAction action(String title, String item, Resource resource) {
    CodeAction action = new CodeAction(title);
    action.setKind(CodeActionKind.Refactor);
    action.setEdit(local.add(item, resource));
    return action;
  }
}
