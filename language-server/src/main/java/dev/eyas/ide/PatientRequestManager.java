package dev.eyas.ide;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.eclipse.xtext.ide.server.concurrent.AbstractRequest;
import org.eclipse.xtext.ide.server.concurrent.ReadRequest;
import org.eclipse.xtext.ide.server.concurrent.RequestManager;
import org.eclipse.xtext.service.OperationCanceledManager;

/**
 * Answers what was asked even when the text changes meanwhile: the change waits. Editors ask for
 * proposals at the first letter of a word and filter the answer themselves as more letters follow;
 * a request that the second letter cancels leaves them without any. Clients still cancel requests
 * themselves, and a change still ends the checks that an earlier one started.
 */
final class PatientRequestManager extends RequestManager {
  private List<CompletableFuture<?>> answers = new ArrayList<>();

  @Inject
  PatientRequestManager(ExecutorService parallel, OperationCanceledManager cancelled) {
    super(parallel, cancelled);
  }

  @Override
  protected void addRequest(AbstractRequest<?> request) {
    if (request instanceof ReadRequest) {
      answers.removeIf(CompletableFuture::isDone);
      // A failed answer was reported to its client; to a change it is only over.
      answers.add(request.get().handle((answer, failure) -> null));
    } else {
      super.addRequest(request);
    }
  }

  /** All that a change has to wait for; called with the lock of this manager held. */
  @Override
  protected CompletableFuture<Void> cancel() {
    CompletableFuture<?>[] open = answers.toArray(CompletableFuture[]::new);
    answers = new ArrayList<>();
    // A change that failed was logged; one that was lost with it would leave another text here than
    // the client has.
    CompletableFuture<?> changes = super.cancel().handle((done, failure) -> null);
    return CompletableFuture.allOf(changes, CompletableFuture.allOf(open));
  }
}
