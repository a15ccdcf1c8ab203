package dev.eyas.ide.codeaction;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
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
import org.eclipse.xtext.resource.XtextResource;

/** The file of one's own changes, which stays when the rules' own files are updated. */
final class LocalFile {
  static final String NAME = "falco_rules.local.yaml";

  private final UriExtensions uris;

  @Inject
  LocalFile(UriExtensions uris) {
    this.uris = uris;
  }

  /** Adds an item at the end of the local file beside a rules file; there may be none yet. */
  WorkspaceEdit add(String item, Resource resource) {
    URI local = resource.getURI().trimSegments(1).appendSegment(NAME);
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

  /**
   * How a rule's name begins an item that changes it.
   *
   * @param name as it stands in the rule's file
   */
  static String header(String name) {
    String quoted = name.matches("[\\p{L}\\p{N}][^:#\"'\\\\]*") ? name : "\"" + name + "\"";
    return "- rule: " + quoted + "\n";
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
