package dev.eyas.ide.codeaction;

import dev.eyas.ide.workspace.OpenFile;
import dev.eyas.rules.falcoRules.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2.Options;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;

/**
 * What the client asks actions for.
 *
 * @param uri of the file, as the client calls it
 * @param start first offset of the selection
 * @param end offset behind it; that of a mere caret is its start
 * @param diagnostics those that the client shows there
 */
record Selection(OpenFile file, String uri, int start, int end, List<Diagnostic> diagnostics) {
  static Selection of(Options request) {
    OpenFile file = new OpenFile(request.getDocument(), (XtextResource) request.getResource());
    var params = request.getCodeActionParams();
    return new Selection(
        file,
        request.getURI(),
        file.offset(params.getRange().getStart()),
        file.offset(params.getRange().getEnd()),
        params.getContext().getDiagnostics());
  }

  boolean touches(INode node) {
    return node != null && node.getOffset() <= end && start <= node.getEndOffset();
  }

  /** Parts of the items here that are of this type and that the selection touches, outer first. */
  <T extends EObject> Stream<T> parts(Class<T> type) {
    return items()
        .flatMap(item -> Stream.concat(Stream.of(item), contents(item)))
        .filter(type::isInstance)
        .map(type::cast)
        .filter(part -> touches(NodeModelUtils.findActualNodeFor(part)));
  }

  Stream<Item> items() {
    return file.rules().stream()
        .flatMap(rules -> rules.getItems().stream())
        .filter(item -> touches(NodeModelUtils.findActualNodeFor(item)));
  }

  /** Whether the client shows a problem of this code at the selection. */
  boolean shows(String code) {
    return shown(code).findAny().isPresent();
  }

  /** The problems of this code that the client shows at the selection. */
  Stream<Diagnostic> shown(String code) {
    return diagnostics.stream()
        .filter(shown -> shown.getCode() != null && code.equals(shown.getCode().get()));
  }

  /** Text of a node as it stands in the file. */
  String text(INode node) {
    return file.text().substring(node.getOffset(), node.getEndOffset());
  }

  TextEdit replace(INode node, String text) {
    return new TextEdit(file.range(node), text);
  }

  TextEdit insert(int offset, String text) {
    return new TextEdit(file.range(offset, offset), text);
  }

  /** A change of this file. */
  CodeAction action(String kind, String title, TextEdit... edits) {
    CodeAction action = new CodeAction(title);
    action.setKind(kind);
    action.setDiagnostics(diagnostics);
    action.setEdit(new WorkspaceEdit(Map.of(uri, List.of(edits))));
    return action;
  }

  /** Offset of the first character of the line of an offset. */
  int lineStart(int offset) {
    return file.text().lastIndexOf('\n', offset - 1) + 1;
  }

  static Optional<INode> node(EObject part) {
    return Optional.ofNullable(NodeModelUtils.findActualNodeFor(part));
  }

  private static Stream<EObject> contents(EObject item) {
    Iterable<EObject> all = item::eAllContents;
    return StreamSupport.stream(all.spliterator(), false);
  }
}
