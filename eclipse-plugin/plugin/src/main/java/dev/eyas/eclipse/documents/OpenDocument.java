package dev.eyas.eclipse.documents;

import dev.eyas.eclipse.server.Session;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;

/** Keeps the server's copy of one document equal to the editor's, change by change. */
final class OpenDocument implements IDocumentListener {
  private static final String LANGUAGE_ID = "falco-rules";

  private final IDocument document;
  private final String uri;
  private final Session session;
  private int version = 1;
  private Range replaced;

  private OpenDocument(IDocument document, String uri, Session session) {
    this.document = document;
    this.uri = uri;
    this.session = session;
  }

  static OpenDocument open(IDocument document, Path file, Session session) {
    var open = new OpenDocument(document, file.toUri().toString(), session);
    var item = new TextDocumentItem(open.uri, LANGUAGE_ID, open.version, document.get());
    session.send(
        server -> server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(item)));
    document.addDocumentListener(open);
    return open;
  }

  IDocument document() {
    return document;
  }

  TextDocumentIdentifier identifier() {
    return new TextDocumentIdentifier(uri);
  }

  /** The range must be told in the lines of the text before the change. */
  @Override
  public void documentAboutToBeChanged(DocumentEvent event) {
    try {
      replaced = Positions.range(event.getDocument(), event.getOffset(), event.getLength());
    } catch (BadLocationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void documentChanged(DocumentEvent event) {
    String text = event.getText() == null ? "" : event.getText();
    var change = new TextDocumentContentChangeEvent(replaced, text);
    var params =
        new DidChangeTextDocumentParams(
            new VersionedTextDocumentIdentifier(uri, ++version), List.of(change));
    session.send(server -> server.getTextDocumentService().didChange(params));
  }

  void saved() {
    var params = new DidSaveTextDocumentParams(identifier());
    session.send(server -> server.getTextDocumentService().didSave(params));
  }

  void close() {
    document.removeDocumentListener(this);
    var params = new DidCloseTextDocumentParams(identifier());
    session.send(server -> server.getTextDocumentService().didClose(params));
  }
}
