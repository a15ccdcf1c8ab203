package dev.eyas.eclipse.documents;

import dev.eyas.eclipse.server.Session;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.services.TextDocumentService;

/**
 * The rules files that editors hold, which the server therefore takes from us and not from disk.
 */
public final class OpenDocuments implements IFileBufferListener {
  private final Session session;
  private final Map<IDocument, OpenDocument> documents = new ConcurrentHashMap<>();

  public OpenDocuments(Session session) {
    this.session = session;
  }

  void open(IDocument document, Path file) {
    documents.computeIfAbsent(document, opened -> OpenDocument.open(opened, file, session));
  }

  /** The document's address, or nothing when it is no rules file. */
  public Optional<TextDocumentIdentifier> identifier(IDocument document) {
    return Optional.ofNullable(documents.get(document)).map(OpenDocument::identifier);
  }

  /** The document that an editor holds for this file, or null. */
  public IDocument document(String uri) {
    return documents.values().stream()
        .filter(open -> open.identifier().getUri().equals(uri))
        .map(OpenDocument::document)
        .findFirst()
        .orElse(null);
  }

  /** Asks about a rules file as it is in the editor now; nothing is asked about other documents. */
  public <T> Optional<CompletableFuture<T>> ask(
      IDocument document,
      BiFunction<TextDocumentService, TextDocumentIdentifier, CompletableFuture<T>> question) {
    return identifier(document)
        .map(id -> session.ask(server -> question.apply(server.getTextDocumentService(), id)));
  }

  @Override
  public void bufferDisposed(IFileBuffer buffer) {
    if (buffer instanceof ITextFileBuffer text) {
      OpenDocument closed = documents.remove(text.getDocument());
      if (closed != null) {
        closed.close();
      }
    }
  }

  @Override
  public void bufferCreated(IFileBuffer buffer) {
    // RulesDocumentSetup hears of it, for rules files only.
  }

  @Override
  public void dirtyStateChanged(IFileBuffer buffer, boolean isDirty) {
    OpenDocument saved =
        !isDirty && buffer instanceof ITextFileBuffer text
            ? documents.get(text.getDocument())
            : null;
    if (saved != null) {
      saved.saved();
    }
  }

  @Override
  public void bufferContentAboutToBeReplaced(IFileBuffer buffer) {}

  @Override
  public void bufferContentReplaced(IFileBuffer buffer) {}

  @Override
  public void stateChanging(IFileBuffer buffer) {}

  @Override
  public void stateValidationChanged(IFileBuffer buffer, boolean isStateValidated) {}

  @Override
  public void underlyingFileMoved(IFileBuffer buffer, IPath path) {}

  @Override
  public void underlyingFileDeleted(IFileBuffer buffer) {}

  @Override
  public void stateChangeFailed(IFileBuffer buffer) {}
}
