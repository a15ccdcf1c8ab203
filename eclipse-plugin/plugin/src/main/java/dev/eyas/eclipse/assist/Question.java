package dev.eyas.eclipse.assist;

import dev.eyas.eclipse.EyasPlugin;
import dev.eyas.eclipse.documents.Positions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.services.TextDocumentService;

/** A request about one position of one document. */
@FunctionalInterface
interface Question<T> {
  CompletableFuture<T> send(
      TextDocumentService service, TextDocumentIdentifier document, Position position);

  /**
   * Asks about a rules file as it is in its editor now.
   *
   * @param patience how long the caller can wait; after it the request is cancelled
   * @return nothing for other documents, and when the server has no answer in time
   */
  default Optional<T> ask(IDocument document, int offset, Duration patience) {
    try {
      Position position = Positions.position(document, offset);
      return EyasPlugin.get()
          .documents()
          .ask(document, (service, identifier) -> send(service, identifier, position))
          .flatMap(answer -> await(answer, patience));
    } catch (BadLocationException e) {
      return Optional.empty();
    }
  }

  private static <T> Optional<T> await(CompletableFuture<T> answer, Duration patience) {
    try {
      return Optional.ofNullable(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      ILog.of(Question.class).error("The Falco rules language server failed to answer", e);
    } catch (TimeoutException e) {
      answer.cancel(true);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }
}
