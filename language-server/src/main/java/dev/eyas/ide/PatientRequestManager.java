package dev.eyas.ide;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.eclipse.xtext.ide.server.concurrent.AbstractRequest;
import org.eclipse.xtext.ide.server.concurrent.ReadRequest;
import org.eclipse.xtext.ide.server.concurrent.RequestManager;
import org.eclipse.xtext.service.OperationCanceledManager;
import org.eclipse.xtext.util.CancelIndicator;

/**
 * Answers what was asked even when the text changes meanwhile: the change waits. Editors ask for
 * proposals at the first letter of a word and filter the answer themselves as more letters follow;
 * a request that the second letter cancels leaves them without any. Clients still cancel requests
 * themselves, and a change still ends the checks that an earlier one started.
 */
@Singleton
final class PatientRequestManager extends RequestManager {
  private final ExecutorService parallel;
  private List<CompletableFuture<?>> answers = new ArrayList<>();
  private CheckRequest lastCheck;

  /** Looks at the files as a question does, but nobody waits for its answer. */
  private static final class CheckRequest extends ReadRequest<Void> {
    CheckRequest(
        RequestManager manager, Consumer<CancelIndicator> check, ExecutorService parallel) {
      super(
          manager,
          cancelled -> {
            check.accept(cancelled);
            return null;
          },
          parallel);
    }
  }

  @Inject
  PatientRequestManager(ExecutorService parallel, OperationCanceledManager cancelled) {
    super(parallel, cancelled);
    this.parallel = parallel;
  }

  /** Runs a check beside questions. The next change ends it, and so does the next check. */
  synchronized void runCheck(Consumer<CancelIndicator> check) {
    if (lastCheck != null) {
      lastCheck.cancel();
    }
    lastCheck = new CheckRequest(this, check, parallel);
    submit(lastCheck);
  }

  @Override
  protected void addRequest(AbstractRequest<?> request) {
    if (request instanceof ReadRequest && !(request instanceof CheckRequest)) {
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
