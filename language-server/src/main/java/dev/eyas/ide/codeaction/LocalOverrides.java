package dev.eyas.ide.codeaction;

import com.google.inject.Inject;
import dev.eyas.ide.items.Mention;
import dev.eyas.rules.falcoRules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.CreateFileOptions;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.server.UriExtensions;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2.Options;
import org.eclipse.xtext.resource.XtextResource;

/** Changes a rule from the local file, which stays when the rule's own file is updated. */
final class LocalOverrides implements CodeActionProvider {
  private static final String LOCAL = "falco_rules.local.yaml";

  private final UriExtensions uris;

  @Inject
  LocalOverrides(UriExtensions uris) {
    this.uris = uris;
  }

  @Override
  public Stream<CodeAction> offer(Options request) {
    Selection selection = Selection.of(request);
    if (LOCAL.equals(request.getResource().getURI().lastSegment())) {
      return Stream.empty();
    }
    return selection
        .parts(Rule.class)
        .flatMap(rule -> Mention.of(rule).stream())
        .filter(name -> selection.touches(name.node()))
        .flatMap(name -> actions(selection.text(name.node()), request.getResource()));
  }

  /**
   * @param name as it stands in the rule's file
   */
  private Stream<CodeAction> actions(String name, Resource resource) {
    String rule = "- rule: " + quoted(name) + "\n";
    return Stream.of(
        action(
            "Disable in " + LOCAL,
            rule + "  enabled: false\n  override:\n    enabled: replace\n",
            resource),
        action(
            "Add a condition in " + LOCAL,
            rule + "  condition: and not proc.name = example\n  override:\n    condition: append\n",
            resource));
  }

  private static String quoted(String name) {
    return name.matches("[\\p{L}\\p{N}][^:#\"'\\\\]*") ? name : "\"" + name + "\"";
  }

  private CodeAction action(String title, String item, Resource resource) {
    CodeAction action = new CodeAction(title);
    action.setKind(CodeActionKind.Refactor);
    action.setEdit(edit(item, resource));
    return action;
  }

  private WorkspaceEdit edit(String item, Resource resource) {
    URI local = resource.getURI().trimSegments(1).appendSegment(LOCAL);
    String uri = uris.toUriString(local);
    Optional<String> text = text(resource.getResourceSet().getResource(local, false));
    List<Either<TextDocumentEdit, ResourceOperation>> changes = new ArrayList<>();
    if (text.isEmpty()) {
      CreateFileOptions options = new CreateFileOptions(false, true);
      changes.add(Either.forRight(new CreateFile(uri, options)));
    }
    Position end = end(text.orElse(""));
    String gap = end.getLine() == 0 && end.getCharacter() == 0 ? "" : "\n";
    String start = end.getCharacter() > 0 ? "\n" : "";
    TextEdit added = new TextEdit(new Range(end, end), start + gap + item);
    changes.add(
        Either.forLeft(
            new TextDocumentEdit(
                new VersionedTextDocumentIdentifier(uri, null), List.of(Either.forLeft(added)))));
    return new WorkspaceEdit(changes);
  }

  private static Optional<String> text(Resource resource) {
    return resource instanceof XtextResource loaded && loaded.getParseResult() != null
        ? Optional.of(loaded.getParseResult().getRootNode().getText())
        : Optional.empty();
  }

  private static Position end(String text) {
    int lastLine = text.lastIndexOf('\n') + 1;
    int lines = (int) text.chars().filter(c -> c == '\n').count();
    return new Position(lines, text.length() - lastLine);
  }
}
